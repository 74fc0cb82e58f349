"""``/substitutions/?on=2026-11-18&teacher=<id>``: who gives the lessons of an absent teacher.

With ``until`` the lessons of all days of an absence stand on one page. ``POST`` sends the order
and, under the id of each lesson, the id of whoever gives it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from zhurnal.access.http import ActorRequest
from zhurnal.kernel.verdict import Refused
from zhurnal.timetable import policy
from zhurnal.timetable.commands.end_substitution import end_substitution
from zhurnal.timetable.commands.substitute import substitute
from zhurnal.timetable.commands.undo_substitutions import undo_substitutions
from zhurnal.timetable.entries import SubstituteEntry
from zhurnal.timetable.forms import OrderForm
from zhurnal.timetable.queries.substitution_board import SubstitutionBoard, substitution_board
from zhurnal.timetable.views.told import day_told, id_told
from zhurnal.web.refusals import sentence


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ActorRequest) -> HttpResponse:
    """Show the board of a day, and name substitutes by one order."""
    policy.order_substitutes(request.actor).require()
    told = request.POST if request.method == "POST" else request.GET
    on = day_told(told, "on", request.actor.today)
    until = day_told(told, "until", on)
    board = substitution_board(on, id_told(told.get("teacher")), until)
    if request.method != "POST":
        form = OrderForm(initial={"order_on": request.actor.today})
    elif _ordered(request, form := OrderForm(request.POST), board):
        return redirect(_address(board.on, board.teacher_id, board.until))
    context = {"board": board, "form": form, "chosen": _chosen(told, board), "failed": form.errors}
    return render(request, "timetable/substitutions.html", context, status=_status(form))


@require_POST
def end(request: ActorRequest, lesson_id: UUID) -> HttpResponse:
    """Take the substitution of a lesson back."""
    end_substitution(actor=request.actor, lesson_id=lesson_id, now=request.now)
    return redirect(_back(request))


@require_POST
def undo(request: ActorRequest, act: UUID) -> HttpResponse:
    """Take back everything that one order named at once."""
    undo_substitutions(actor=request.actor, act=act, now=request.now)
    return redirect(_back(request))


def _ordered(request: ActorRequest, form: OrderForm, board: SubstitutionBoard) -> bool:
    """Give the order; False when something stands in the way, which the form then says."""
    entries = [
        SubstituteEntry(lesson_id=lesson_id, teacher_id=teacher_id)
        for lesson_id, teacher_id in _chosen(request.POST, board).items()
        if teacher_id
    ]
    if not entries:
        form.add_error(None, _("Выберите, кто замещает, хотя бы на одном уроке."))
    if not form.is_valid():
        return False
    try:
        substitute(actor=request.actor, order=form.order(), entries=entries, now=request.now)
    except Refused as refused:
        form.add_error(None, sentence(refused.verdict))
        return False
    return True


def _chosen(told: Mapping[str, Any], board: SubstitutionBoard) -> dict[UUID, UUID | None]:
    """Who was chosen for each lesson, or stands there already."""
    return {
        lesson.lesson_id: id_told(told.get(str(lesson.lesson_id))) or lesson.substitute_id
        for lesson in board.lessons
    }


def _status(form: OrderForm) -> int:
    return 422 if form.errors else 200


def _back(request: ActorRequest) -> str:
    """The board from which the form was sent."""
    on = day_told(request.POST, "on", request.actor.today)
    return _address(on, id_told(request.POST.get("teacher")), day_told(request.POST, "until", on))


def _address(on: date, teacher_id: UUID | None, until: date) -> str:
    asked = {"on": on.isoformat()} | ({"teacher": str(teacher_id)} if teacher_id else {})
    if until > on:
        asked["until"] = until.isoformat()
    return f"{reverse('timetable:substitutions')}?{urlencode(asked)}"
