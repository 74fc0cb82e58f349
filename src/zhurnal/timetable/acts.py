"""What the editor of the timetable sends: one change at a time."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import msgspec

from zhurnal.timetable.entries import PlaceEntry
from zhurnal.timetable.rules.school_weeks import Weeks


class _Act(msgspec.Struct, kw_only=True, frozen=True, tag_field="kind"):
    """A change of the timetable of a class (``own``), from a day on."""

    own: UUID
    since: date


class _Placing(_Act, kw_only=True, frozen=True):
    weekday: int
    number: int
    teacher: UUID
    room: str = ""
    weeks: Weeks = Weeks.EVERY
    despite: bool = False

    def entry(self) -> PlaceEntry:
        """The place it asks for."""
        return PlaceEntry(
            weekday=self.weekday,
            number=self.number,
            teacher_id=self.teacher,
            room=self.room[:20],
            weeks=self.weeks,
            despite=self.despite,
        )


class Place(_Placing, kw_only=True, frozen=True, tag="place"):
    """Give a course one more place."""

    course: UUID


class Move(_Placing, kw_only=True, frozen=True, tag="move"):
    """Give a weekly lesson another place, room or weeks."""

    slot: UUID


class Remove(_Act, kw_only=True, frozen=True, tag="remove"):
    """Take a weekly lesson out."""

    slot: UUID


Act = Place | Move | Remove
DECODER: msgspec.json.Decoder[Act] = msgspec.json.Decoder(Act)
