"""The staff of forty-five and the twenty-two classes: written by hand, the same every year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from zhurnal.demo.build.rows import Employee, SchoolClass
from zhurnal.demo.content import table


@dataclass(frozen=True, slots=True)
class Post:
    """An employee, and the room where they usually teach."""

    employee: Employee
    room: str


@cache
def posts() -> dict[str, Post]:
    """The staff by login, in the order of the staff list; the staff number is the place in it."""
    found = {}
    for number, (login, name, sex, year, position, roles, room) in enumerate(table("staff.txt"), 1):
        surname, first, patronymic = name.split()
        # A birthday spread over the year: the day of the year is not worth a column.
        born_on = date(int(year), 1 + number * 7 % 12, 1 + number * 11 % 28)
        employee = Employee(
            f"{number:03}", surname, first, patronymic, sex, born_on, position, roles, login
        )
        found[login] = Post(employee, room)
    return found


@cache
def class_sizes() -> dict[str, int]:
    """How many pupils each class has."""
    return {name: int(size) for name, _, _, _, _, size in table("classes.txt")}


@cache
def classes() -> tuple[SchoolClass, ...]:
    """The classes: quarters up to the ninth, half-years above."""
    return tuple(
        SchoolClass(
            name,
            int(parallel),
            int(shift),
            "Четверти" if int(parallel) <= 9 else "Полугодия",  # the ninth class
            posts()[homeroom].employee.number,
            room,
        )
        for name, parallel, shift, room, homeroom, _ in table("classes.txt")
    )
