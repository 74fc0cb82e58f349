"""What may happen to the journal, by name: ``<area>.<thing>.<past>``."""

from __future__ import annotations

from enum import StrEnum


class JournalEvent(StrEnum):
    """An event of the trail. Codes are stored: they are added to, never renamed."""

    ABSENCE_RECORDED = "journal.absence.recorded"
    ATTENDANCE_CONFIRMED = "journal.attendance.confirmed"
    BROUGHT_REGISTERED = "journal.brought.registered"
    BROUGHT_WITHDRAWN = "journal.brought.withdrawn"
    CORRECTION_SEEN = "journal.correction.seen"
    HOMEWORK_CHANGED = "journal.homework.changed"
    HOMEWORK_SET = "journal.homework.set"
    HOMEWORK_WITHDRAWN = "journal.homework.withdrawn"
    MARK_CORRECTED = "journal.mark.corrected"
    MARK_PUT = "journal.mark.put"
    MARK_WITHDRAWN = "journal.mark.withdrawn"
    REASON_SET = "journal.reason.set"
    TOPIC_WRITTEN = "journal.topic.written"
    WORK_ADDED = "journal.work.added"
    WORK_CHANGED = "journal.work.changed"
