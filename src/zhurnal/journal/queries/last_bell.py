from __future__ import annotations

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from zhurnal.school.models import TeachingGroupClass
from zhurnal.timetable.models import Lesson


def last_bell() -> Coalesce:
    """When the last lesson of a lesson's classes ends that day, as a column behind lessons.

    A cancelled lesson does not count; a lesson of a part of the class does.

    Source: R-2.8-b (the last held lesson in which at least one pupil of the class takes part).
    """
    classes = TeachingGroupClass.objects.filter(group=OuterRef(OuterRef("course__group")))
    groups = TeachingGroupClass.objects.filter(class_group__in=classes.values("class_group"))
    that_day = Lesson.objects.filter(
        on=OuterRef("on"),
        state=Lesson.State.SCHEDULED,
        course__group__in=groups.values("group"),
    )
    return Coalesce(Subquery(that_day.order_by("-ends_at").values("ends_at")[:1]), F("ends_at"))
