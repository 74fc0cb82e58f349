"""``/calendar/?grade=7&edit=day``: the year of a parallel; ``edit`` is ``day``, ``holiday`` or the
id of a holiday.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.access.permissions import Permission
from zhurnal.kernel.verdict import Refused
from zhurnal.school.models import Holiday, SchoolYear
from zhurnal.school.policy import keep_calendar
from zhurnal.school.queries.calendar_lists import year_of
from zhurnal.school.queries.year_calendar import YearCalendar, year_calendar
from zhurnal.timetable import policy
from zhurnal.timetable.commands.apply_day_order import apply_day_order
from zhurnal.timetable.commands.apply_holiday import apply_holiday
from zhurnal.timetable.commands.end_day_orders import end_day_orders
from zhurnal.timetable.forms import DayOrderForm, HolidayForm
from zhurnal.timetable.queries.calendar_orders import calendar_orders
from zhurnal.timetable.queries.own_grade import own_grade
from zhurnal.web.refusals import sentence


@require_safe
def show(request: ActorRequest) -> HttpResponse:
    """Show the year of a parallel, and a form to those who keep the calendar."""
    policy.read_calendar(request.actor).require()
    year = year_of(request.actor.today)
    if year is None:
        return render(request, "timetable/calendar.html", {"year": None, "failed": False})
    calendar = year_calendar(year, _grade(request, year))
    return _answer(request, year, calendar, _asked(request, calendar))


@require_POST
def order(request: ActorRequest) -> HttpResponse:
    """Order days to be unlike the others; a form that cannot be carried out comes back as typed."""
    keep_calendar(request.actor).require()
    year = _year(request)
    calendar = year_calendar(year, _grade(request, year))
    form = DayOrderForm(request.POST, grades=calendar.grades)
    if form.is_valid():
        try:
            apply_day_order(actor=request.actor, year=year, entry=form.entry(), now=request.now)
        except Refused as refused:
            form.add_error(None, sentence(refused.verdict))
        else:
            return _back(calendar)
    return _answer(request, year, calendar, form)


@require_POST
def end(request: ActorRequest) -> HttpResponse:
    """Take days by order back."""
    keep_calendar(request.actor).require()
    year = _year(request)
    try:
        ids = [UUID(each) for each in request.POST.getlist("day")]
    except ValueError:
        raise Http404 from None
    end_day_orders(actor=request.actor, year=year, order_ids=ids, now=request.now)
    return _back(year_calendar(year, _grade(request, year)))


@require_POST
def holiday(request: ActorRequest, holiday_id: UUID | None = None) -> HttpResponse:
    """Write down holidays: new ones, changed ones, or cross them out."""
    keep_calendar(request.actor).require()
    year = _year(request)
    calendar = year_calendar(year, _grade(request, year))
    known = _known(calendar, holiday_id)
    told: dict[str, Any] = {
        "actor": request.actor, "year": year, "holiday_id": holiday_id, "now": request.now,
    }  # fmt: skip
    if known is not None and "remove" in request.POST:
        apply_holiday(entry=None, **told)
        return _back(calendar)
    form = HolidayForm(request.POST, grades=calendar.grades)
    if form.is_valid():
        try:
            apply_holiday(entry=form.entry(), **told)
        except Refused as refused:
            form.add_error(None, sentence(refused.verdict))
        else:
            return _back(calendar)
    return _answer(request, year, calendar, form, known)


def _answer(
    request: ActorRequest,
    year: SchoolYear,
    calendar: YearCalendar,
    form: forms.Form | None,
    known: Holiday | None = None,
) -> HttpResponse:
    known = known or _known_asked(request, calendar)
    keeps = bool(keep_calendar(request.actor))
    rows = calendar.orders if keeps else calendar.own(calendar.orders)
    context = {
        "year": year,
        "calendar": calendar,
        "orders": calendar_orders(rows, today=request.actor.today),
        "holidays": calendar.holidays if keeps else calendar.own(calendar.holidays),
        "form": form,
        "known": known,
        "of_day": isinstance(form, DayOrderForm),
        "keeps": keeps,
        "reads": request.actor.scopes(Permission.JOURNAL_READ).school,
        "failed": bool(form and form.errors),
    }
    return render(
        request, "timetable/calendar.html", context, status=422 if context["failed"] else 200
    )


def _asked(request: ActorRequest, calendar: YearCalendar) -> forms.Form | None:
    """The form that was asked for, if any, and if it is the asker's."""
    asked = request.GET.get("edit", "")
    if not asked or not keep_calendar(request.actor):
        return None
    if asked == "day":
        return DayOrderForm(grades=calendar.grades, initial={"order_on": request.actor.today})
    known = _known_asked(request, calendar)
    initial = {name: getattr(known, name) for name in HolidayForm.base_fields} if known else {}
    return HolidayForm(grades=calendar.grades, initial=initial)


def _known_asked(request: ActorRequest, calendar: YearCalendar) -> Holiday | None:
    asked = request.GET.get("edit", "")
    return next((each for each in calendar.holidays if str(each.pk) == asked), None)


def _known(calendar: YearCalendar, holiday_id: UUID | None) -> Holiday | None:
    """The holidays of an address; 404 when there are none such."""
    if holiday_id is None:
        return None
    for each in calendar.holidays:
        if each.pk == holiday_id:
            return each
    raise Http404


def _year(request: ActorRequest) -> SchoolYear:
    year = year_of(request.actor.today)
    if year is None:
        raise Http404
    return year


def _grade(request: ActorRequest, year: SchoolYear) -> int | None:
    """The parallel of the address or the form, else the asker's own."""
    asked = request.POST.get("grade") or request.GET.get("grade") or ""
    return int(asked) if asked.isdecimal() and len(asked) < 3 else own_grade(request.actor, year)


def _back(calendar: YearCalendar) -> HttpResponseRedirect:
    return redirect(f"{reverse('timetable:calendar')}?grade={calendar.grade}")
