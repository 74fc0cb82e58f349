"""Who gives which lesson: its teacher, or whoever substitutes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet

from zhurnal.timetable.models import Lesson, Substitution

#: The substitution of a lesson that holds, if any, as `with_standing` joins it.
STANDING = "standing"

Rows = TypeVar("Rows", bound=QuerySet[Any, Any])


def own_lessons(person: UUID, courses: list[UUID]) -> QuerySet[Lesson]:
    """Lessons of a teacher's own in these courses, those too at which somebody else substitutes.

    Source: R-2.3-b.
    """
    return with_standing(Lesson.objects.filter(teacher__person=person, course__in=courses))


def with_standing(lessons: Rows) -> Rows:
    """Lessons with the substitution that holds at each, if any, as ``STANDING``.

    Source: R-2.3-b.
    """
    holds = FilteredRelation("substitutions", condition=Q(substitutions__ended_at__isnull=True))
    joined: Rows = lessons.annotate(**{STANDING: holds})
    return joined


def substituted_lessons(person: UUID) -> QuerySet[Lesson]:
    """Lessons that somebody gives instead of their teacher.

    Source: R-2.3-b; R-2.5-a (the substitute owes what the lesson owes).
    """
    return Lesson.objects.filter(
        substitutions__teacher__person=person, substitutions__ended_at__isnull=True
    )


def lessons_at(on: date, starts_at: datetime, ends_at: datetime) -> QuerySet[Lesson]:
    """The lessons that are held in a span of time of a day.

    Source: school practice §8.
    """
    return Lesson.objects.filter(
        on=on, state=Lesson.State.SCHEDULED, starts_at__lt=ends_at, ends_at__gt=starts_at
    )


def given_by(teacher: UUID) -> Q:
    """Lessons that an employee gives: his own without a substitute, and where he is one himself.

    Source: R-2.3-b.
    """
    instead = Substitution.objects.filter(lesson=OuterRef("pk"), ended_at__isnull=True)
    own = Q(~Exists(instead), teacher=teacher)
    return own | Q(Exists(instead.filter(teacher=teacher)))
