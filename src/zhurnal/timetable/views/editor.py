"""``/timetable/edit/?own=<class>&since=2026-11-30``: the timetable of a class, to be changed.

``GET places/?slot=<id>`` or ``?course=<id>&teacher=<id>`` tells what a lesson would run into at
each place of the week; ``POST acts/`` carries out one change and answers with the board as it
then is.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from zhurnal.access.http import ActorRequest
from zhurnal.kernel.clock import week_start
from zhurnal.school.models import ClassGroup, Course, SchoolYear, StaffMember
from zhurnal.timetable import policy
from zhurnal.timetable.acts import DECODER, Act, Move, Place
from zhurnal.timetable.commands.move_slot import move_slot
from zhurnal.timetable.commands.place_slot import place_slot
from zhurnal.timetable.commands.remove_slot import remove_slot
from zhurnal.timetable.conflict_words import in_words
from zhurnal.timetable.editor_texts import editor_texts
from zhurnal.timetable.models import WeeklySlot
from zhurnal.timetable.queries.editor import TimetableEditor, timetable_editor
from zhurnal.timetable.queries.place_conflicts import situation
from zhurnal.timetable.queries.shift_of import shift_of
from zhurnal.timetable.queries.week_table import year_of
from zhurnal.timetable.rules.school_weeks import Weeks
from zhurnal.web.answers import answer


@require_GET
def show(request: ActorRequest) -> HttpResponse:
    """Show the editor of a class's timetable."""
    policy.edit_timetable(request.actor).require()
    year = year_of(request.actor.today)
    classes = list(ClassGroup.objects.filter(year=year).order_by("grade", "name")) if year else []
    if year is None or not classes:
        return render(request, "timetable/editor.html", {"board": None})
    own = classes[0]
    if asked := _uuid(request.GET.get("own")):
        own = get_object_or_404(ClassGroup, pk=asked, year=year)
    since = _since(request, year)
    context = {
        "board": timetable_editor(year, own, since),
        "classes": classes,
        "today": request.actor.today,
        "texts": editor_texts(),
    }
    return render(request, "timetable/editor.html", context)


@require_GET
def places(request: ActorRequest) -> HttpResponse:
    """Tell what a lesson would run into at each place of the week; free places are left out."""
    policy.edit_timetable(request.actor).require()
    slot = _asked_slot(request)
    year = slot.course.year
    here = situation(slot, since=_since(request, year))
    numbers = {number for shift, number in here.bells if shift == slot.shift} | set(range(1, 9))
    found = {
        f"{weekday}-{number}": in_words(conflicts)
        for weekday in range(1, year.week_days + 1)
        for number in sorted(numbers)
        if (conflicts := here.at(weekday, number))
    }
    return JsonResponse({"places": found})


@require_POST
def act(request: ActorRequest) -> HttpResponse:
    """Carry out one change of the timetable, and answer with the board and what became of it."""
    policy.edit_timetable(request.actor).require()
    try:
        asked = DECODER.decode(request.body)
    except msgspec.MsgspecError:
        words = _("Сервер не понял запись. Обновите страницу и попробуйте ещё раз.")
        return answer(request, 400, code="act-unreadable", sentence=words)
    own = get_object_or_404(ClassGroup.objects.select_related("year"), pk=asked.own)
    said = _carry_out(request, asked)
    board = timetable_editor(own.year, own, asked.since)
    return JsonResponse({"html": _board(request, board), "said": said})


def _carry_out(request: ActorRequest, asked: Act) -> str:
    who: dict[str, Any] = {"actor": request.actor, "since": asked.since, "now": request.now}
    if isinstance(asked, Place):
        followed = place_slot(course_id=asked.course, entry=asked.entry(), **who)
        said = _("Поставлено.")
    elif isinstance(asked, Move):
        followed = move_slot(slot_id=asked.slot, entry=asked.entry(), **who)
        said = _("Изменено.")
    else:
        followed = remove_slot(slot_id=asked.slot, **who)
        said = _("Убрано.")
    if not followed.kept:
        return said
    stay = ngettext(
        "%(num)s урок уже начат или с записями: он остаётся на своём месте.",
        "%(num)s уроков уже начаты или с записями: они остаются на своих местах.",
        followed.kept,
    )
    return f"{said} {stay % {'num': followed.kept}}"


def _board(request: HttpRequest, board: TimetableEditor) -> str:
    return render_to_string("timetable/_board.html", {"board": board}, request)


def _asked_slot(request: ActorRequest) -> WeeklySlot:
    """The weekly lesson that looks for a place: a stored one, or a new one of a course."""
    room = request.GET.get("room", "")[:20]
    if pk := _uuid(request.GET.get("slot")):
        rows = WeeklySlot.objects.select_related(
            "course__year", "course__group", "course__subject", "teacher__person"
        )
        slot: WeeklySlot = get_object_or_404(rows, pk=pk)
        slot.room, slot.weeks = room, _weeks(request)
        return slot
    courses = Course.objects.select_related("year", "group", "subject")
    course = get_object_or_404(courses, pk=_uuid(request.GET.get("course")))
    people = StaffMember.objects.select_related("person")
    teacher = get_object_or_404(people, pk=_uuid(request.GET.get("teacher")))
    since = _since(request, course.year)
    return WeeklySlot(
        course=course,
        teacher=teacher,
        room=room,
        weeks=_weeks(request),
        shift=shift_of(course),
        weekday=1,
        number=1,
        valid_from=since,
    )


def _since(request: ActorRequest, year: SchoolYear) -> date:
    """The day asked for; without one the next Monday of the year."""
    try:
        return date.fromisoformat(request.GET.get("since", ""))
    except ValueError:
        today = request.actor.today
        monday = week_start(today + timedelta(days=6))
        return min(max(monday, year.starts_on), max(year.ends_on, today))


def _weeks(request: ActorRequest) -> Weeks:
    told = request.GET.get("weeks", "")
    return Weeks(told) if told in list(Weeks) else Weeks.EVERY


def _uuid(told: str | None) -> UUID | None:
    try:
        return UUID(told or "")
    except ValueError:
        return None
