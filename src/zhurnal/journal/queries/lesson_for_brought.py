from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import F, Q

from zhurnal.timetable.models import Lesson


def lesson_for_brought(*, pupil_id: UUID, subject_id: UUID, on: date, today: date) -> Lesson | None:
    """The lesson at which a mark brought from elsewhere stands: in the term of its day, one that
    the pupil's group has on that day or the first after it, else the last before it.

    Only lessons of days on which he is in the group, by today: a mark of the time before he came
    stands at his first lesson, and counts in the mean of that term.

    Source: school practice §4, §13 (period mark uses both).
    """
    member = "course__group__memberships"
    term = "course__scheme__terms"
    lasts = Q(**{f"{member}__valid_before__isnull": True}) | Q(
        **{f"{member}__valid_before__gt": F("on")}
    )
    lessons = (
        Lesson.objects.filter(
            lasts,
            course__subject=subject_id,
            state=Lesson.State.SCHEDULED,
            on__lte=today,
            **{
                f"{member}__pupil": pupil_id,
                f"{member}__valid_from__lte": F("on"),
                f"{term}__starts_on__lte": on,
                f"{term}__ends_on__gte": on,
            },
        )
        .filter(on__gte=F(f"{term}__starts_on"), on__lte=F(f"{term}__ends_on"))
        .select_related("course__subject")
        .order_by("on", "number", "pk")
    )
    return lessons.filter(on__gte=on).first() or lessons.last()
