from __future__ import annotations

from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.queries.visible import visible_pupils
from zhurnal.audit.models import AuditEvent
from zhurnal.journal.queries.history_lines import HistoryLine, lesson_to_read, lines
from zhurnal.school.models import GroupMembership
from zhurnal.timetable.models import Lesson


def cell_history(
    actor: Actor, *, lesson_id: UUID, pupil_id: UUID
) -> tuple[HistoryLine, ...] | None:
    """Everything that happened in one cell: marks and attendance of a pupil at a lesson.

    For those who may read the page; a homeroom teacher reads of his own pupils only. None when the
    cell does not exist for the actor.

    Source: R-1.3-b; requirements §8; R-2.9-a.
    """
    lesson = lesson_to_read(actor, lesson_id)
    if lesson is None or not _may_read(actor, lesson, pupil_id):
        return None
    return lines(AuditEvent.objects.filter(lesson_id=lesson_id, pupil_id=pupil_id), actor)


def _may_read(actor: Actor, lesson: Lesson, pupil_id: UUID) -> bool:
    own_page = lesson.course_id in actor.scopes(Permission.JOURNAL_READ).courses
    if not own_page and not visible_pupils(actor).filter(pk=pupil_id).exists():
        return False
    group = GroupMembership.objects.filter(group=lesson.course.group_id, pupil=pupil_id)
    return group.exists()
