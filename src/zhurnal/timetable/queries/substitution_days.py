from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhurnal.assessment.queries.act_on import act_on
from zhurnal.school.models import SchoolYear, Term
from zhurnal.school.queries.special_days import special_days
from zhurnal.timetable.models import Lesson
from zhurnal.timetable.rules.substitution_window import last_day_to_write


@dataclass(frozen=True, slots=True)
class SubstitutionDays:
    """The last day on which a substitute writes at the lesson, and on which he reads its page."""

    writes_until: date
    reads_until: date


def substitution_days(lesson: Lesson) -> SubstitutionDays:
    """How long a substitution of a lesson (with its course) reaches: the act in force on the
    lesson's day says how long he writes; he reads the page until the end of the term.

    Source: R-2.3-b, M-5.
    """
    year = SchoolYear.objects.get(pk=lesson.course.year_id)
    writes_until = last_day_to_write(
        lesson.on,
        days=act_on(lesson.on).act.windows.substitute_days,
        week_days=year.week_days,
        off=special_days(year).off,
    )
    term = Term.objects.filter(
        scheme=lesson.course.scheme_id, starts_on__lte=lesson.on, ends_on__gte=lesson.on
    ).first()
    return SubstitutionDays(writes_until, max(writes_until, term.ends_on if term else writes_until))
