"""What can happen to the timetable."""

from __future__ import annotations

from enum import StrEnum


class TimetableEvent(StrEnum):
    """Events of bells, the weekly timetable and the lessons made from it."""

    BELL_CHANGED = "timetable.bell.changed"
    BELL_ENTERED = "timetable.bell.entered"
    LESSONS_MADE = "timetable.lessons.made"
    SLOT_CHANGED = "timetable.slot.changed"
    SLOT_ENTERED = "timetable.slot.entered"
