"""The weekly timetable: found by moving lessons about until nobody is in two places at once."""

from __future__ import annotations

import math
from collections import defaultdict
from random import Random
from typing import TYPE_CHECKING

from zhurnal.demo.build.occasions import Occasion, Time, grid_of, occasions
from zhurnal.demo.build.rows import Slot
from zhurnal.demo.build.staff import posts
from zhurnal.demo.build.tutoring import lessons_at_home

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhurnal.demo.build.rows import Load

_GYMS = ("спортзал 1", "спортзал 2")
_CLASH, _SAME_SUBJECT, _LONG_DAY, _WINDOW = 40, 12, 8, 1
_LONGEST_DAY = 7
_STEPS, _ROUND = 24_000, 2_000


class Week:
    """Where every occasion stands now, and what is wrong with that."""

    def __init__(self, rows: dict[str, list[Occasion]], grids: dict[str, list[Time]]) -> None:
        self.rows, self.grids, self.names = rows, grids, tuple(rows)
        self._places: dict[tuple[str, Time], int] = defaultdict(int)
        self._subjects: dict[tuple[str, str, int], int] = defaultdict(int)
        self._teacher_days: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
        self.cost = 0
        for name, row in rows.items():
            for place, occasion in enumerate(row):
                if occasion.leader == name:
                    self._count(occasion, grids[name][place], 1)

    def swap(self, name: str, one: int, other: int) -> None:
        """Exchange two lessons of a class; profile lessons move in both classes of the parallel."""
        for class_name in self._moved_together(name, one, other):
            row, grid = self.rows[class_name], self.grids[class_name]
            for place in (one, other):
                if row[place].leader == class_name:
                    self._count(row[place], grid[place], -1)
            row[one], row[other] = row[other], row[one]
            for place in (one, other):
                if row[place].leader == class_name:
                    self._count(row[place], grid[place], 1)

    def _moved_together(self, name: str, one: int, other: int) -> tuple[str, ...]:
        row = self.rows[name]
        return max(row[one].classes, row[other].classes, key=len)

    def _count(self, occasion: Occasion, time: Time, step: int) -> None:
        day = time[1]
        for part in occasion.parts:
            for place, room_for in part.places:
                before = self._places[place, time]
                self._places[place, time] = before + step
                self.cost += _CLASH * (_over(before + step, room_for) - _over(before, room_for))
            key = (part.unit, part.subject, day)
            before = self._subjects[key]
            self._subjects[key] = before + step
            self.cost += _SAME_SUBJECT * (_over(before + step, 1) - _over(before, 1))
            lessons = self._teacher_days[part.teacher, day]
            self.cost -= _day_cost(lessons)
            if step > 0:
                lessons.append((time[0], time[2]))
            else:
                lessons.remove((time[0], time[2]))
            self.cost += _day_cost(lessons)

    def clashes(self) -> bool:
        """Whether anybody or anything is still in two places at once, or a subject twice a day."""
        rooms = {
            place: room_for
            for row in self.rows.values()
            for occasion in row
            for part in occasion.parts
            for place, room_for in part.places
        }
        return any(count > rooms[place] for (place, _), count in self._places.items()) or any(
            count > 1 for count in self._subjects.values()
        )


def _over(count: int, room_for: int) -> int:
    return count - room_for if count > room_for else 0


def _day_cost(lessons: list[tuple[int, int]]) -> int:
    """Windows between a teacher's lessons within a shift, and days that are too long."""
    cost = _LONG_DAY * _over(len(lessons), _LONGEST_DAY)
    for shift in (1, 2):
        numbers = [number for own, number in lessons if own == shift]
        if numbers:
            cost += _WINDOW * _over(max(numbers) - min(numbers) + 1, len(numbers))
    return cost


def timetable(loads: Iterable[Load], seed: int) -> tuple[Slot, ...]:
    """The week of every class and group, without clashes of teachers, classes and rooms."""
    loads = tuple(loads)
    chance = Random(f"timetable-{seed}")
    rows = occasions(loads, chance)
    week = Week(rows, {name: grid_of(name) for name in rows})
    for step in range(_STEPS):
        _try_swap(week, chance, heat=12.0 * (1 - step / _STEPS) ** 2 + 0.05)
    while week.clashes():
        for _ in range(_ROUND):
            _try_swap(week, chance, heat=1.0)
    return _slots(week, loads)


def _try_swap(week: Week, chance: Random, *, heat: float) -> None:
    """One step of simulated annealing: the colder, the seldomer a bad exchange is kept."""
    name = week.names[int(chance.random() * len(week.names))]
    row = week.rows[name]
    one, other = (int(chance.random() * len(row)) for _ in range(2))
    if row[one].parts == row[other].parts:
        return
    before = week.cost
    week.swap(name, one, other)
    worse = week.cost - before
    if worse > 0 and chance.random() >= math.exp(-worse / heat):
        week.swap(name, one, other)


def _slots(week: Week, loads: tuple[Load, ...]) -> tuple[Slot, ...]:
    home_room = {post.employee.number: post.room for post in posts().values()}
    taken: set[tuple[str, Time]] = set()
    slots = []
    for name, row in week.rows.items():
        for time, occasion in zip(week.grids[name], row, strict=True):
            if occasion.leader != name:
                continue
            for part in occasion.parts:
                room = home_room[part.teacher]
                if room in _GYMS and (room, time) in taken:
                    room = next(gym for gym in _GYMS if (gym, time) not in taken)
                taken.add((room, time))
                slots.append(Slot(part.unit, part.subject, time[1], time[2], room, part.teacher))
    busy = {
        (part.teacher, time)
        for name, row in week.rows.items()
        for time, occasion in zip(week.grids[name], row, strict=True)
        for part in occasion.parts
    }
    return (*slots, *lessons_at_home(loads, busy))
