from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from zhurnal.timetable.models import Lesson


def untouched(lessons: QuerySet[Lesson], *, now: datetime) -> QuerySet[Lesson]:
    """Those of the lessons that are still only a plan: they have not begun, nobody changed them,
    and no row of any subject refers to them - no topic, mark, absence, work, homework, substitute.

    Whatever subject comes to write about lessons is counted by its reference alone.

    Source: M-7.
    """
    plain = lessons.filter(state=Lesson.State.SCHEDULED, starts_at__gt=now)
    for relation in Lesson._meta.related_objects:
        model: Any = relation.related_model
        plain = plain.exclude(Exists(model.objects.filter(**{relation.field.name: OuterRef("pk")})))
    return plain
