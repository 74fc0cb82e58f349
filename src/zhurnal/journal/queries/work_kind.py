from __future__ import annotations

from datetime import date
from itertools import islice

from zhurnal.assessment.queries.act_on import act_on
from zhurnal.assessment.rules.term import term_ends_on
from zhurnal.assessment.rules.working_days import is_working_day
from zhurnal.assessment.work_kinds import TermUnit, WorkKind
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.school.queries.days_off import days_off
from zhurnal.timetable.models import Lesson


def work_kind(code: str, lesson: Lesson) -> WorkKind:
    """The kind of work with a code, as the act in force on the lesson's day has it; a kind that it
    does not have is refused.

    Source: R-2.7-c, M-5.
    """
    for kind in act_on(lesson.on).act.work_kinds:
        if kind.code == code:
            return kind
    raise Refused(refusal("unknown-work-type", type=code))


def marks_due_on(kind: WorkKind, lesson: Lesson) -> date:
    """The last day for the marks of a work of a kind, written at a lesson. Holidays of the pupils
    count as days off: their marks wait for nobody.

    Source: R-2.6-a.
    """
    ahead = Lesson.objects.filter(course=lesson.course_id, on__gt=lesson.on)
    held = ahead.exclude(state=Lesson.State.CANCELLED).order_by("on").values_list("on", flat=True)
    calendar = act_on(lesson.on).act.calendar
    is_off = days_off(lesson.on, grade=lesson.course.grade)
    counted = kind.term.unit is TermUnit.LESSONS
    return term_ends_on(
        kind.term,
        lesson.on,
        ahead=list(islice(dict.fromkeys(held), kind.term.count)) if counted else [],
        is_working=lambda day: is_working_day(day, calendar) and not is_off(day),
    )
