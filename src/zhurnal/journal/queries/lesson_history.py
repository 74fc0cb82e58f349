from __future__ import annotations

from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.audit.models import AuditEvent
from zhurnal.journal.queries.history_lines import HistoryLine, lesson_to_read, lines


def lesson_history(actor: Actor, *, lesson_id: UUID) -> tuple[HistoryLine, ...] | None:
    """What happened to a lesson as a whole: topic, homework, works, confirmations of attendance.

    None when the lesson's page does not exist for the actor.

    Source: R-1.3-b; requirements §8.
    """
    if lesson_to_read(actor, lesson_id) is None:
        return None
    events = AuditEvent.objects.filter(lesson_id=lesson_id, pupil_id__isnull=True)
    return lines(events, actor)
