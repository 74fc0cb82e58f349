"""The rows of a school workbook, one dataclass per sheet, in the order of the sheets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб")


@dataclass(frozen=True, slots=True)
class Term:
    """A teaching period («Периоды»); both dates belong to it."""

    scheme: str
    name: str
    starts_on: date
    ends_on: date
    parallels: str


@dataclass(frozen=True, slots=True)
class DayOff:
    """Holidays or a single day without lessons («Каникулы»); both dates belong to it."""

    name: str
    starts_on: date
    ends_on: date
    parallels: str = ""


@dataclass(frozen=True, slots=True)
class Bell:
    """One lesson of one shift («Звонки»)."""

    shift: int
    lesson: int
    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class Subject:
    """A school subject («Предметы»)."""

    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class Employee:
    """A person on the staff («Сотрудники»)."""

    number: str
    surname: str
    name: str
    patronymic: str
    sex: str
    born_on: date
    position: str
    roles: str
    login: str

    @property
    def full_name(self) -> str:
        return f"{self.surname} {self.name} {self.patronymic}"


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """A class («Классы»)."""

    name: str
    parallel: int
    shift: int
    scheme: str
    homeroom_teacher: str
    room: str


@dataclass(frozen=True, slots=True)
class Pupil:
    """A pupil («Ученики»)."""

    file_number: str
    surname: str
    name: str
    patronymic: str
    sex: str
    born_on: date
    class_name: str
    enrolled_on: date
    login: str

    @property
    def full_name(self) -> str:
        return f"{self.surname} {self.name} {self.patronymic}".strip()


@dataclass(frozen=True, slots=True)
class Parent:
    """A parent of one pupil («Родители»); the same login in two rows is the same person."""

    file_number: str
    surname: str
    name: str
    patronymic: str
    kinship: str
    phone: str
    email: str
    login: str


@dataclass(frozen=True, slots=True)
class Group:
    """A teaching group («Группы»)."""

    name: str
    classes: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A pupil's stay in a group («Состав групп»); both dates belong to it."""

    group: str
    file_number: str
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """A teacher's load in one class or group («Нагрузка»)."""

    unit: str
    subject: str
    teacher: str
    hours: int
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A weekly lesson («Расписание»); day 0 is Monday."""

    unit: str
    subject: str
    day: int
    lesson: int
    room: str
    teacher: str

    @property
    def weekday(self) -> str:
        return WEEKDAYS[self.day]


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One lesson of a lesson plan («Планы»)."""

    parallel: int
    subject: str
    number: int
    section: str
    topic: str
    control: str
    homework: str


@dataclass(frozen=True, slots=True)
class DemoSchool:
    """The whole workbook of the demo school."""

    parameters: tuple[tuple[str, str | int | date], ...]
    terms: tuple[Term, ...]
    days_off: tuple[DayOff, ...]
    bells: tuple[Bell, ...]
    subjects: tuple[Subject, ...]
    staff: tuple[Employee, ...]
    classes: tuple[SchoolClass, ...]
    pupils: tuple[Pupil, ...]
    parents: tuple[Parent, ...]
    groups: tuple[Group, ...]
    memberships: tuple[Membership, ...]
    loads: tuple[Load, ...]
    slots: tuple[Slot, ...]
    plans: tuple[PlanLine, ...]
