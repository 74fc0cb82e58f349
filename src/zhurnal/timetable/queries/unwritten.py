from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from zhurnal.timetable.models import Lesson


def unwritten(lessons: QuerySet[Lesson]) -> QuerySet[Lesson]:
    """Those of the lessons about which no other subject has written: no topic, mark, absence, work,
    homework. Who substitutes is the timetable's own matter.

    Whatever subject comes to write about lessons is counted by its reference alone.

    Source: M-7.
    """
    for relation in Lesson._meta.related_objects:
        model: Any = relation.related_model
        if model._meta.app_label != Lesson._meta.app_label:
            written = model.objects.filter(**{relation.field.name: OuterRef("pk")})
            lessons = lessons.exclude(Exists(written))
    return lessons
