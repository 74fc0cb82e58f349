"""What must be placed in the week: lessons of a class, of its halves or profiles at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhurnal.demo.build.groups import AT_HOME, PROFILES, TWO_PARALLELS, groups
from zhurnal.demo.build.load import hours
from zhurnal.demo.build.staff import classes, posts

if TYPE_CHECKING:
    from random import Random

    from zhurnal.demo.build.rows import Load

Time = tuple[int, int, int]
"""Shift, day, lesson."""

_FIRST_TO_STUDY_SIX_DAYS = 5
_GYMS = 2


@dataclass(frozen=True, slots=True)
class Part:
    """One lesson of an occasion. `places`: its teacher and room, and how many lessons fit there."""

    unit: str
    subject: str
    teacher: str
    places: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Occasion:
    """Lessons that go on at the same time and together occupy one class or one parallel."""

    classes: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def leader(self) -> str:
        """The class in whose row the occasion is counted."""
        return self.classes[0]


def occasions(loads: tuple[Load, ...], chance: Random) -> dict[str, list[Occasion]]:
    """For every class its occasions of the week, in an order nobody has looked at yet."""
    by_unit: dict[str, dict[str, Load]] = defaultdict(dict)
    for load in loads:
        by_unit[load.unit][load.subject] = load
    rows: dict[str, list[Occasion]] = {}
    for row in classes():
        if row.name not in TWO_PARALLELS.split("+"):
            rows[row.name] = _of_class(row.name, by_unit)
            chance.shuffle(rows[row.name])
    rows[TWO_PARALLELS] = _of_two_parallels(by_unit)
    chance.shuffle(rows[TWO_PARALLELS])
    for parallel in (10, 11):
        block = _of_profiles(parallel, by_unit, chance)
        for name in (f"{parallel}А", f"{parallel}Б"):
            # Profile lessons stand first in both rows: the same place is the same time.
            rows[name] = block + rows[name]
    return rows


def grid_of(name: str) -> list[Time]:
    """The times of a class's week: shift, day, lesson; days differ by one lesson at most."""
    if name == TWO_PARALLELS:
        return _grid(shift=1, days=5, lessons=23)
    row = next(row for row in classes() if row.name == name)
    days = 6 if row.parallel >= _FIRST_TO_STUDY_SIX_DAYS else 5
    lessons = sum(hours()[str(row.parallel)].values())
    if row.parallel >= 10:  # the senior classes have profiles
        lessons += sum(hours()[f"{row.parallel} {PROFILES[0]}"].values())
    return _grid(shift=row.shift, days=days, lessons=lessons)


def _grid(*, shift: int, days: int, lessons: int) -> list[Time]:
    short, longer = divmod(lessons, days)
    # Longer days come in the middle of the week first: Tuesday, Wednesday, Thursday…
    order = [day % days for day in range(1, days + 1)]
    counts = {day: short + (place < longer) for place, day in enumerate(order)}
    if counts[days - 1] > counts[0]:
        counts[days - 1], counts[0] = counts[0], counts[days - 1]
    return [(shift, day, number) for day in range(days) for number in range(1, counts[day] + 1)]


def _part(load: Load) -> Part:
    places = [(load.teacher, 1)]
    room = next(post.room for post in posts().values() if post.employee.number == load.teacher)
    if room.startswith("спортзал"):
        places.append(("спортзал", _GYMS))
    elif load.subject.startswith("Физика"):
        places.append((room, 1))
    return Part(load.unit, load.subject, load.teacher, tuple(places))


def _of_class(name: str, by_unit: dict[str, dict[str, Load]]) -> list[Occasion]:
    found = [
        Occasion((name,), (_part(load),))
        for load in by_unit[name].values()
        for _ in range(load.hours)
    ]
    halves = [row.name for row in groups() if row.classes == (name,) and row.name != AT_HOME]
    for first, second in zip(halves[::2], halves[1::2], strict=True):
        one, other = (next(iter(by_unit[half].values())) for half in (first, second))
        found += [Occasion((name,), (_part(one), _part(other))) for _ in range(one.hours)]
    return found


def _of_two_parallels(by_unit: dict[str, dict[str, Load]]) -> list[Occasion]:
    """Both classes of the class-complex together, and once a week each with its own lesson."""
    found = [
        Occasion((TWO_PARALLELS,), (_part(load),))
        for load in by_unit[TWO_PARALLELS].values()
        for _ in range(load.hours)
    ]
    apart = [_part(load) for name in TWO_PARALLELS.split("+") for load in by_unit[name].values()]
    return [*found, Occasion((TWO_PARALLELS,), tuple(apart))]


def _of_profiles(
    parallel: int, by_unit: dict[str, dict[str, Load]], chance: Random
) -> list[Occasion]:
    """The profiles of a parallel have their lessons at once, each with its own teacher."""
    columns = [
        [_part(load) for load in by_unit[f"{parallel} {name}"].values() for _ in range(load.hours)]
        for name in PROFILES
    ]
    for column in columns:
        chance.shuffle(column)
    while clashing := [row for row in range(len(columns[0])) if _clashes(columns, row)]:
        row, other = clashing[0], chance.randrange(len(columns[0]))
        column = chance.choice(columns)
        before = len(clashing)
        column[row], column[other] = column[other], column[row]
        if sum(_clashes(columns, place) for place in range(len(column))) > before:
            column[row], column[other] = column[other], column[row]
    both = (f"{parallel}А", f"{parallel}Б")
    return [Occasion(both, parts) for parts in zip(*columns, strict=True)]


def _clashes(columns: list[list[Part]], row: int) -> bool:
    # Physics has one laboratory, so it is a teacher's clash as well.
    teachers = {column[row].teacher for column in columns}
    return len(teachers) < len(columns)
