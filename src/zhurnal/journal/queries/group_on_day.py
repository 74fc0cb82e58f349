from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet

from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal
from zhurnal.school.models import GroupMembership
from zhurnal.timetable.models import Lesson


def group_on_day(group: UUID | F | OuterRef, day: date | F | OuterRef) -> QuerySet[GroupMembership]:
    """Who sits in a teaching group on a day.

    Source: R-2.3-a; school practice §3 (membership is dated).
    """
    return GroupMembership.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=day), group=group, valid_from__lte=day
    )


def pupils_at(lesson: Lesson) -> frozenset[UUID]:
    """The pupils of a lesson's group on its day.

    Source: R-2.3-a; invariant 1 of school practice §19.
    """
    members = group_on_day(lesson.course.group_id, lesson.on)
    return frozenset(members.values_list("pupil_id", flat=True))


def all_in_group(lesson: Lesson, named: Collection[UUID], there: Collection[UUID]) -> Verdict:
    """Whether everybody named was in the group that day; ``there`` are those who were.

    A pupil of other days is said to be one; anybody else does not exist.

    Source: R-2.3-a; requirements §8 (nobody's right follows from knowing an id).
    """
    missing = set(named) - set(there)
    if not missing:
        return ALLOWED
    former = GroupMembership.objects.filter(group=lesson.course.group_id, pupil__in=missing)
    if set(former.values_list("pupil_id", flat=True)) == missing:
        return refusal("not-in-group", day=lesson.on)
    return refusal("not-found")
