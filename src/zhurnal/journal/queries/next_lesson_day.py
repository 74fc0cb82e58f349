from __future__ import annotations

from datetime import date

from zhurnal.timetable.models import Lesson


def next_lesson_day(lesson: Lesson) -> date | None:
    """The day of the course's next lesson after a lesson's day; None when the year has no more.

    Source: R-2.8-a (due lesson).
    """
    later = Lesson.objects.filter(course=lesson.course_id, on__gt=lesson.on)
    held = later.exclude(state=Lesson.State.CANCELLED).order_by("on")
    return held.values_list("on", flat=True).first()
