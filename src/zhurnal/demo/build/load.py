"""What is taught to whom, how many hours a week, and by whom."""

from __future__ import annotations

from datetime import date
from functools import cache

from zhurnal.demo.build.groups import groups
from zhurnal.demo.build.rows import Load, Subject
from zhurnal.demo.build.staff import classes, posts
from zhurnal.demo.content import table

MOST_HOURS = {1: 21, 2: 26, 3: 26, 4: 26, 5: 32, 6: 33, 7: 35, 8: 36, 9: 36, 10: 37, 11: 37}
"""The greatest weekly load by parallel (first class: a week of five days, the others of six)."""


def subjects() -> tuple[Subject, ...]:
    """The subjects of the school."""
    return tuple(Subject(name, short_name) for name, short_name, _, _ in table("subjects.txt"))


@cache
def hours() -> dict[str, dict[str, int]]:
    """Weekly hours by subject: of every parallel («7»), of units with hours of their own."""
    found = {}
    for unit, line in table("hours.txt"):
        pairs = (item.rpartition(" ") for item in line.split(", "))
        found[unit] = {subject: int(number) for subject, _, number in pairs}
    return found


@cache
def parallel_of() -> dict[str, int]:
    """The parallel by whose plan a unit is taught: of two parallels the elder."""
    found = {row.name: row.parallel for row in classes()}
    found |= {row.name: max(found[name] for name in row.classes) for row in groups()}
    return found


def loads(autumn: int) -> tuple[Load, ...]:
    """Every lesson of the week has a teacher: by class or group, subject, teacher and hours."""
    start = date(autumn, 9, 1)
    return tuple(
        Load(unit, subject, posts()[login].employee.number, _hours(unit, subject), start)
        for login, names, units in table("load.txt")
        for unit in units.split(", ")
        for subject in names.split(", ")
    )


def _hours(unit: str, subject: str) -> int:
    if unit in hours():
        return hours()[unit][subject]
    by_parallel = hours()[str(parallel_of()[unit])]
    # German takes the place of English for half of a class.
    return by_parallel["Английский язык" if subject == "Немецкий язык" else subject]
