from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from zhurnal.school.models import TeachingGroupClass
from zhurnal.timetable.models import Lesson


def last_bell() -> Coalesce:
    """When the last lesson of a lesson's classes ends that day, as a column behind lessons.

    A cancelled lesson does not count; a lesson of a part of the class does.

    Source: R-2.8-b (the last held lesson in which at least one pupil of the class takes part).
    """
    that_day = Lesson.objects.filter(
        on=OuterRef("on"),
        state=Lesson.State.SCHEDULED,
        course__group__group_classes__class_group__group_classes__group=OuterRef("course__group"),
    )
    return Coalesce(Subquery(that_day.order_by("-ends_at").values("ends_at")[:1]), F("ends_at"))


def last_bells(lessons: QuerySet[Lesson]) -> dict[tuple[UUID, date], datetime]:
    """The same for every group on every day of many lessons, by group and day. Two
    statements: a column behind each would look at its day anew for every lesson.

    Source: R-2.8-b.
    """
    classes_of: dict[UUID, list[UUID]] = defaultdict(list)
    groups_of: dict[UUID, list[UUID]] = defaultdict(list)
    for group_id, class_id in TeachingGroupClass.objects.values_list("group_id", "class_group_id"):
        classes_of[group_id].append(class_id)
        groups_of[class_id].append(group_id)
    held = Lesson.objects.filter(on__in=lessons.values("on"), state=Lesson.State.SCHEDULED)
    ends = {
        (group_id, on): ends_at
        for group_id, on, ends_at in held.order_by()
        .values_list("course__group_id", "on")
        .annotate(Max("ends_at"))
    }
    of_class: dict[tuple[UUID, date], datetime] = {}
    for (group_id, on), ends_at in ends.items():
        for class_id in classes_of[group_id]:
            of_class[class_id, on] = max(ends_at, of_class.get((class_id, on), ends_at))
    bells: dict[tuple[UUID, date], datetime] = {}
    for (class_id, on), ends_at in of_class.items():
        for group_id in groups_of[class_id]:
            bells[group_id, on] = max(ends_at, bells.get((group_id, on), ends_at))
    return bells
