"""``/timetable/?of=class-<id>&on=2026-11-23``: the timetable of a class, a teacher or a room."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from zhurnal.access.http import ActorRequest
from zhurnal.timetable import policy
from zhurnal.timetable.queries.timetables import timetables
from zhurnal.timetable.queries.week_table import week_table, year_of


@require_GET
def show(request: ActorRequest) -> HttpResponse:
    """Show a timetable as it holds on a day, to read and to print."""
    policy.read_timetables(request.actor).require()
    on = _day(request)
    year = year_of(on)
    if year is None:
        return render(request, "timetable/week.html", {"on": on, "chosen": None, "choices": None})
    choices = timetables(year, on, request.actor)
    chosen = choices.chosen(request.GET.get("of", ""))
    if chosen is None and request.GET.get("of"):
        raise Http404
    context = {"on": on, "choices": choices, "chosen": chosen, "year": year}
    if chosen is not None:
        context["table"] = week_table(year, on, chosen.whose)
    return render(request, "timetable/week.html", context)


def _day(request: ActorRequest) -> date:
    """The day asked for; today without one or with nonsense."""
    try:
        day = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return request.actor.today
    return day if 2000 <= day.year < 2100 else request.actor.today
