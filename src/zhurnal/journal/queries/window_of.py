from __future__ import annotations

from zhurnal.access.actor import Actor
from zhurnal.deadlines.queries.lesson_window import lesson_window
from zhurnal.deadlines.rules.closing import LessonWindow
from zhurnal.timetable.models import Lesson


def window_of(actor: Actor, lesson: Lesson) -> LessonWindow:
    """Until when the actor may write about a lesson; today's costs no statement.

    Source: R-2.10-d.
    """
    return lesson_window(actor, course_id=lesson.course_id, on=lesson.on)
