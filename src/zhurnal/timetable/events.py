"""What can happen to the timetable."""

from __future__ import annotations

from enum import StrEnum


class TimetableEvent(StrEnum):
    """Events of bells, the weekly timetable and its lessons: who gives them, what orders change."""

    ACT_ORDERED = "timetable.act.ordered"
    ACT_UNDONE = "timetable.act.undone"
    BELL_CHANGED = "timetable.bell.changed"
    BELL_ENTERED = "timetable.bell.entered"
    LESSON_CANCELLED = "timetable.lesson.cancelled"
    LESSON_MADE_REMOTE = "timetable.lesson.made-remote"
    LESSON_MOVED = "timetable.lesson.moved"
    LESSON_TAKEN_BACK = "timetable.lesson.taken-back"
    LESSON_CALLED_OFF = "timetable.lesson.called-off"
    LESSON_RETURNED = "timetable.lesson.returned"
    LESSONS_MADE = "timetable.lessons.made"
    SLOT_CHANGED = "timetable.slot.changed"
    SLOT_ENTERED = "timetable.slot.entered"
    SLOT_MOVED = "timetable.slot.moved"
    SLOT_PLACED = "timetable.slot.placed"
    SLOT_REMOVED = "timetable.slot.removed"
    SUBSTITUTION_ENDED = "timetable.substitution.ended"
    SUBSTITUTION_ORDERED = "timetable.substitution.ordered"
