"""The own timetable of the pupil taught at home: when his teachers are free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhurnal.demo.build.groups import AT_HOME
from zhurnal.demo.build.rows import Slot

if TYPE_CHECKING:
    from zhurnal.demo.build.rows import Load

_DAYS, _LESSONS_A_DAY, _LESSONS = 5, 3, 6


def lessons_at_home(
    loads: tuple[Load, ...], busy: set[tuple[str, tuple[int, int, int]]]
) -> list[Slot]:
    """Places the lessons at home one by one into the first shift, three a day at most."""
    slots: list[Slot] = []
    own = [load for load in loads if load.unit == AT_HOME]
    wanted = [load for turn in range(2) for load in own if load.hours > turn]
    for load in wanted:
        day, lesson = next(
            (day, lesson)
            for lesson in range(1, _LESSONS + 1)
            for day in range(_DAYS)
            if (load.teacher, (1, day, lesson)) not in busy and _fits(slots, load, day, lesson)
        )
        slots.append(Slot(AT_HOME, load.subject, day, lesson, "на дому", load.teacher))
    return slots


def _fits(slots: list[Slot], load: Load, day: int, lesson: int) -> bool:
    today = [slot for slot in slots if slot.day == day]
    return (
        len(today) < _LESSONS_A_DAY
        and all(slot.lesson != lesson for slot in today)
        and all(slot.subject != load.subject for slot in today)
    )
