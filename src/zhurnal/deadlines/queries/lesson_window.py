from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from zhurnal.access.actor import Actor
from zhurnal.assessment.queries.act_on import order_number_on, parameters_on, read_act
from zhurnal.deadlines.models import Reopening
from zhurnal.deadlines.queries.who_reopens import names_column, spoken
from zhurnal.deadlines.rules.closing import LessonWindow, closing
from zhurnal.school.models import Course, Term
from zhurnal.tenancy.prepared import PreparedQuery

#: Nobody: a page that no person reads finds no exception of its own.
_NOBODY = UUID(int=0)


def lesson_window(actor: Actor, *, course_id: UUID, on: date) -> LessonWindow:
    """Until when the entries of a course's lessons of a day are open, for one person.

    A lesson of today or of a day to come is open and costs no statement, any other costs one.

    Source: R-2.10-d; M-5 (the act in force on the lesson's day).
    """
    if on >= actor.today:
        return LessonWindow(on, None, by_term=False)
    [row] = _WINDOW.rows(course=course_id, teacher=reader(actor), today=actor.today, on=on)
    term_ends, parameters, order, reopened, names = row
    rules = read_act(parameters).windows
    closes_at, by_term = closing(on, rules=rules, term_ends=term_ends, tz=actor.tz)
    return LessonWindow(on, closes_at, by_term, order or "", reopened, spoken(names))


def reader(actor: Actor) -> UUID:
    """Whose exceptions a statement looks for."""
    return actor.person_id or _NOBODY


def reopened_before(teacher: UUID, *, course: Any, on: Any) -> Subquery:
    """Until when a person's exception opens a lesson of an outer row; it may be over.

    Exceptions begin when they are given, so the one that lasts longest decides.

    Source: R-2.10-d.
    """
    rows = Reopening.objects.filter(
        course=course,
        teacher=teacher,
        kind=Reopening.Kind.LESSONS,
        first_on__lte=on,
        last_on__gte=on,
    )
    return Subquery(rows.order_by("-valid_before").values("valid_before")[:1])


def _window(course: UUID, on: date, teacher: UUID, today: date) -> QuerySet[Any, Any]:
    term = Term.objects.filter(scheme=OuterRef("scheme"), starts_on__lte=on, ends_on__gte=on)
    return Course.objects.filter(pk=course).values_list(
        Subquery(term.values("ends_on")[:1]),
        parameters_on(on),
        order_number_on(on),
        reopened_before(teacher, course=OuterRef("pk"), on=on),
        names_column(today),
    )


_WINDOW = PreparedQuery(_window, course=UUID, on=date, teacher=UUID, today=date)
