"""Who gives which lesson: its teacher, or whoever substitutes."""

from __future__ import annotations

from uuid import UUID

from django.db.models import FilteredRelation, Q, QuerySet

from zhurnal.timetable.models import Lesson

#: The substitution of a lesson that holds, if any; behind lessons of the two queries below.
STANDING = "standing"


def own_lessons(person: UUID, courses: list[UUID]) -> QuerySet[Lesson]:
    """Lessons of a teacher's own in these courses, those too at which somebody else substitutes.

    Source: R-2.3-b.
    """
    return with_standing(Lesson.objects.filter(teacher__person=person, course__in=courses))


def with_standing(lessons: QuerySet[Lesson]) -> QuerySet[Lesson]:
    """Lessons with the substitution that holds at each, if any, as ``STANDING``.

    Source: R-2.3-b.
    """
    holds = FilteredRelation("substitutions", condition=Q(substitutions__ended_at__isnull=True))
    return lessons.annotate(**{STANDING: holds})


def substituted_lessons(person: UUID) -> QuerySet[Lesson]:
    """Lessons that somebody gives instead of their teacher.

    Source: R-2.3-b; R-2.5-a (the substitute owes what the lesson owes).
    """
    return Lesson.objects.filter(
        substitutions__teacher__person=person, substitutions__ended_at__isnull=True
    )
