from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from zhurnal.audit.models import AuditEvent
from zhurnal.timetable.models import Lesson


def written_since(moment: datetime | None, lessons: Collection[UUID]) -> Lesson | None:
    """The first of these lessons at which something was written after a moment, or ever.

    The trail knows: whatever is written about a lesson leaves an event that names it.

    Source: M-2, M-7.
    """
    events = AuditEvent.objects.filter(lesson_id__in=lessons)
    if moment is not None:
        events = events.filter(at__gte=moment)
    written = events.exclude(event__startswith="timetable.").values("lesson_id")
    return Lesson.objects.filter(pk__in=written).order_by("starts_at").first()
