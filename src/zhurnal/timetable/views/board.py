"""``/substitutions/board/?on=2026-11-18``: what is changed on a day; ``/wall/`` is the same in big
type, to be hung up.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.timetable import policy
from zhurnal.timetable.queries.day_changes import day_changes
from zhurnal.timetable.views.told import day_told


@require_safe
def board(request: ActorRequest) -> HttpResponse:
    """Show the changes of a day to the staff, class by class."""
    return _show(request, wall=False)


@require_safe
def wall(request: ActorRequest) -> HttpResponse:
    """Show the changes of a day in big type, for the wall and for paper."""
    return _show(request, wall=True)


def _show(request: ActorRequest, *, wall: bool) -> HttpResponse:
    policy.read_timetables(request.actor).require()
    changes = day_changes(day_told(request.GET, "on", request.actor.today))
    context = {
        "changes": changes,
        "today": request.actor.today,
        "wall": wall,
        "orders": bool(policy.order_substitutes(request.actor)),
        "pays": bool(policy.read_pay(request.actor)),
    }
    return render(request, "timetable/board.html", context)
