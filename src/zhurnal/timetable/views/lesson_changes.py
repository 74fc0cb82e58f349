"""``/substitutions/lessons/?on=2026-11-18&class=<id>``: a day of a class, and orders that change
its lessons.
"""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.kernel.verdict import Refused
from zhurnal.timetable import policy
from zhurnal.timetable.commands.cancel_lesson import cancel_lesson
from zhurnal.timetable.commands.end_change import end_change
from zhurnal.timetable.commands.merge_groups import merge_groups
from zhurnal.timetable.commands.move_lesson import move_lesson
from zhurnal.timetable.commands.swap_lessons import swap_lessons
from zhurnal.timetable.commands.teach_remotely import teach_remotely
from zhurnal.timetable.entries import SpotEntry
from zhurnal.timetable.forms import ChangeForm
from zhurnal.timetable.queries.class_day import class_day
from zhurnal.timetable.queries.lesson_to_change import LessonToChange, lesson_to_change
from zhurnal.timetable.views.told import day_told, id_told
from zhurnal.web.refusals import sentence


@require_safe
def lessons(request: ActorRequest) -> HttpResponse:
    """Show the lessons of a class on a day, each with the page of its change."""
    policy.order_substitutes(request.actor).require()
    on = day_told(request.GET, "on", request.actor.today)
    day = class_day(on, id_told(request.GET.get("class")))
    return render(request, "timetable/lessons.html", {"day": day})


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActorRequest, lesson_id: UUID) -> HttpResponse:
    """Change one lesson by an order: cancel, move, swap, merge, teach remotely."""
    policy.order_substitutes(request.actor).require()
    lesson = _lesson(lesson_id)
    if request.method != "POST":
        today = request.actor.today
        form = ChangeForm(lesson, initial={"order_on": today, "to_on": lesson.on})
    elif (form := ChangeForm(lesson, request.POST)).is_valid() and _ordered(request, form, lesson):
        return redirect(_day_of(_lesson(lesson_id)))
    context = {"lesson": lesson, "form": form, "failed": form.errors}
    return render(request, "timetable/change.html", context, status=422 if form.errors else 200)


@require_POST
def end(request: ActorRequest, lesson_id: UUID, change_id: UUID) -> HttpResponse:
    """Take back what an order changed about a lesson."""
    end_change(actor=request.actor, change_id=change_id, now=request.now)
    return redirect("timetable:change_lesson", lesson_id)


def _ordered(request: ActorRequest, form: ChangeForm, lesson: LessonToChange) -> bool:
    """Give the order; False when something stands in the way, which the form then says."""
    try:
        _give(request, form, lesson.lesson_id)
    except Refused as refused:
        form.add_error(None, sentence(refused.verdict))
        return False
    return True


def _give(request: ActorRequest, form: ChangeForm, lesson_id: UUID) -> None:
    told, actor, order, now = form.cleaned_data, request.actor, form.order(), request.now
    match told["kind"]:
        case "move":
            place = SpotEntry(on=told["to_on"], number=told["to_number"])
            move_lesson(actor=actor, lesson_id=lesson_id, order=order, place=place, now=now)
        case "swap":
            other = UUID(told["swap_with"])
            swap_lessons(actor=actor, lesson_id=lesson_id, with_id=other, order=order, now=now)
        case "merge":
            other = UUID(told["merge_with"])
            merge_groups(actor=actor, lesson_id=lesson_id, with_id=other, order=order, now=now)
        case "remote":
            teach_remotely(actor=actor, lesson_id=lesson_id, order=order, now=now)
        case "cancel":
            sure = told.get("confirmed", False)
            cancel_lesson(actor=actor, lesson_id=lesson_id, order=order, confirmed=sure, now=now)


def _lesson(lesson_id: UUID) -> LessonToChange:
    lesson = lesson_to_change(lesson_id)
    if lesson is None:
        raise Http404
    return lesson


def _day_of(lesson: LessonToChange) -> str:
    """The day of the class to which a lesson belongs now."""
    asked = {"on": lesson.on.isoformat(), "class": str(lesson.class_id or "")}
    return f"{reverse('timetable:lessons')}?{urlencode(asked)}"
