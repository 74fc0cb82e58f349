"""The lines of a school's lists, as a secretary keeps them: what the commands take and the queries
give back.

Lines name one another by what people write (the class 7Б, personnel number 14), never by id, so
that a list can be compared with what the school already knows before anything is written. ``key``
says which line of the list is meant when it comes again; an empty text means "nothing written".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from zhurnal.school.rules.next_year import Fate

PERSON_FIELDS = (
    "last_name", "first_name", "patronymic", "sex", "birth_date", "phone", "email",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolEntry:
    """The school itself."""

    name: str
    short_name: str
    city: str = ""
    timezone: str = "Asia/Barnaul"

    @property
    def key(self) -> str:
        return "school"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearEntry:
    """A school year; ``number`` is 2026 for 2026/27, both days are teaching days."""

    number: int
    name: str
    starts_on: date
    ends_on: date
    week_days: int

    @property
    def key(self) -> int:
        return self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEntry:
    """A term of a scheme, both days included; terms are numbered by their beginning."""

    scheme: str
    name: str
    starts_on: date
    ends_on: date

    @property
    def key(self) -> tuple[str, str]:
        return (self.scheme, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayEntry:
    """Days without lessons, both included; no ``grades`` means all of them."""

    name: str
    starts_on: date
    ends_on: date
    grades: tuple[int, ...] = ()

    @property
    def key(self) -> tuple[str, date]:
        return (self.name, self.starts_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOrderEntry:
    """An order about days, both included, for some grades or, when none is named, for all;
    ``kind`` is one of ``DayOrder.Kind``, ``by_weekday`` (1 is Monday) belongs to a moved day.
    """

    kind: str
    first_on: date
    last_on: date
    order_number: str
    order_on: date
    reason: str
    grades: tuple[int, ...] = ()
    by_weekday: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectEntry:
    """A subject and its short name."""

    name: str
    short_name: str

    @property
    def key(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """What is kept of any person; ``sex`` is m, f or empty."""

    last_name: str
    first_name: str
    patronymic: str = ""
    sex: str = ""
    birth_date: date | None = None
    phone: str = ""
    email: str = ""
    login: str = ""

    @property
    def full_name(self) -> str:
        """Фамилия Имя Отчество."""
        return " ".join(filter(None, (self.last_name, self.first_name, self.patronymic)))


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffEntry(PersonEntry):
    """An employee, known by the personnel number."""

    personnel_number: str
    position: str = ""

    @property
    def key(self) -> str:
        return self.personnel_number


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilEntry(PersonEntry):
    """A pupil, known by the number of the personal file, and the class he is in since a day."""

    file_number: str
    class_name: str
    enrolled_from: date | None

    @property
    def key(self) -> str:
        return self.file_number


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardianEntry(PersonEntry):
    """A legal representative of one pupil.

    ``who`` tells people apart: the person's id once stored, any other word before that; the mother
    of two children has two entries with one ``who``.
    """

    file_number: str
    who: str
    kind: str

    @property
    def key(self) -> tuple[str, str]:
        return (self.file_number, self.who)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassEntry:
    """A class of the year."""

    name: str
    grade: int
    shift: int
    scheme: str
    room: str = ""

    @property
    def key(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupEntry:
    """A teaching group that is not a whole class, and the classes it draws its pupils from."""

    name: str
    kind: str
    classes: tuple[str, ...]

    @property
    def key(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberEntry:
    """A pupil in a teaching group from a day until before another."""

    group: str
    file_number: str
    valid_from: date
    valid_before: date | None = None

    @property
    def key(self) -> tuple[str, str, date]:
        return (self.group, self.file_number, self.valid_from)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadEntry:
    """Who teaches what to which group, how many hours a week, from a day until before another."""

    group: str
    subject: str
    personnel_number: str
    weekly_hours: Decimal
    valid_from: date
    valid_before: date | None = None

    @property
    def key(self) -> tuple[str, str, str, date]:
        return (self.group, self.subject, self.personnel_number, self.valid_from)


@dataclass(frozen=True, slots=True, kw_only=True)
class RollOverEntry:
    """The order by which a school passes to the next year: what becomes of pupils who do not simply
    go on, by id, and how the new first grades are called.
    """

    key: UUID
    number: str
    order_on: date
    exceptions: Mapping[UUID, Fate]
    first_grades: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementEntry:
    """An order about pupils: what it says, its number and day, and the day from which it holds.

    ``into`` is the class that they enter, ``groups`` the groups that they join besides its own,
    ``out_of`` those that they leave by name. ``key`` makes an order sent twice one order.
    """

    key: UUID
    kind: str
    number: str
    order_on: date
    on: date
    pupils: tuple[UUID, ...]
    into: UUID | None = None
    groups: tuple[UUID, ...] = ()
    out_of: tuple[UUID, ...] = ()
    place: str = ""
    reason: str = ""
