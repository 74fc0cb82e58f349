"""``/school/roll/?class=<id>&on=2026-11-18``: the list of a class on a day."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhurnal.school import policy
from zhurnal.school.http import ListsRequest
from zhurnal.school.queries.class_roll import class_roll
from zhurnal.school.views._asked import asked_day, asked_id


@require_safe
def show(request: ListsRequest) -> HttpResponse:
    """Show who is in a class on a day, and who was."""
    policy.read_lists(request.actor).require()
    on = asked_day(request.GET, "on", request.actor.today)
    context = {"roll": class_roll(asked_id(request.GET, "class"), on)}
    return render(request, "school/roll.html", context)
