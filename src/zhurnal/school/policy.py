"""Who may keep the school's lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from zhurnal.audit.trail import Doer
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal
from zhurnal.school.entries import DayOrderEntry, HolidayEntry
from zhurnal.school.models import DayOrder, Holiday, MovementKind, SchoolYear

#: The names of rights as roles know them; ``access`` stands above the school and cannot be asked.
KEEP_LISTS = "school:lists:import"
READ_LISTS = "school:lists:read"
KEEP_CALENDAR = "school:calendar:keep"


class Keeper(Doer, Protocol):
    """Who acts, as far as the lists have to know."""

    @property
    def today(self) -> date: ...

    def may(self, permission: Any) -> bool: ...


def keep_lists(actor: Keeper) -> Verdict:
    """Allowed for those who keep the lists of the school: secretary and administrator.

    Source: requirements §8.
    """
    return ALLOWED if actor.may(KEEP_LISTS) else refusal("lists-not-yours")


def keep_calendar(actor: Keeper) -> Verdict:
    """Allowed for those who keep the school's calendar: secretary and deputy head.

    Source: requirements §8; M-4 (a).
    """
    return ALLOWED if actor.may(KEEP_CALENDAR) else refusal("calendar-not-yours")


def days_known(known: bool) -> Verdict:
    """Whether the days by order that are to be taken back still stand.

    Source: M-4 (a).
    """
    return ALLOWED if known else refusal("day-order-unknown")


def holiday_known(known: bool) -> Verdict:
    """Whether the holidays that are to be changed are still in the calendar.

    Source: M-4 (a).
    """
    return ALLOWED if known else refusal("holiday-unknown")


def order_days(year: SchoolYear, entry: DayOrderEntry, *, today: date) -> Verdict:
    """Whether an order about days makes sense by itself.

    Source: M-4 (a).
    """
    for day in (entry.first_on, entry.last_on):
        if not year.starts_on <= day <= year.ends_on:
            return refusal("day-outside-the-year", day=day, year=year.name)
    if entry.last_on < entry.first_on:
        return refusal("days-end-first", first=entry.first_on, last=entry.last_on)
    if entry.order_on > today:
        return refusal("day-order-in-the-future", day=entry.order_on)
    if entry.kind == DayOrder.Kind.MOVED and entry.first_on != entry.last_on:
        return refusal("moved-one-by-one")
    if entry.kind == DayOrder.Kind.MOVED and entry.by_weekday == entry.first_on.isoweekday():
        return refusal("moved-to-itself", day=entry.first_on)
    return ALLOWED


def order_beside(entry: DayOrderEntry, standing: Iterable[DayOrder]) -> Verdict:
    """Whether an order may stand beside those that stand for its days already: a day off with none
    of its grades, other kinds with one of another kind (a shortened day may be moved as well).

    Source: M-4 (a).
    """
    for other in standing:
        shared = not entry.grades or not other.grades or set(entry.grades) & set(other.grades)
        if shared and (entry.kind == other.kind or DayOrder.Kind.OFF in (entry.kind, other.kind)):
            return refusal("day-has-an-order", day=other.on, number=other.order_number)
    return ALLOWED


def write_holiday(year: SchoolYear, entry: HolidayEntry) -> Verdict:
    """Whether days without lessons lie in the school year, 1 September to 31 August.

    Source: M-4 (a); school practice §2.
    """
    first, last = date(year.number, 9, 1), date(year.number + 1, 8, 31)
    if entry.ends_on < entry.starts_on:
        return refusal("days-end-first", first=entry.starts_on, last=entry.ends_on)
    for day in (entry.starts_on, entry.ends_on):
        if not first <= day <= last:
            return refusal("day-outside-the-year", day=day, year=year.name)
    return ALLOWED


def holiday_alone(entry: HolidayEntry, others: Iterable[Holiday]) -> Verdict:
    """Whether no other holiday of the same name shares its days.

    Source: M-4 (a).
    """
    for other in others:
        if entry.starts_on <= other.ends_on and other.starts_on <= entry.ends_on:
            return refusal(
                "holiday-twice", name=other.name, first=other.starts_on, last=other.ends_on
            )
    return ALLOWED


def read_lists(actor: Keeper) -> Verdict:
    """Allowed for those who read the lists: the head and the deputies too.

    Source: requirements §8.
    """
    return ALLOWED if actor.may(READ_LISTS) else refusal("lists-not-yours")


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """What stands in the lists about a pupil whom an order moves.

    ``since``: the last day on which a row that ends has begun; ``later``: a row begins or ends
    after the order's day; ``known``: the groups named belong to his class.
    """

    on_roll: bool
    wants_roll: bool
    same: bool
    since: date | None
    later: date | None
    known: bool
    nothing: bool


def movement(facts: PlaceFacts, *, on: date) -> Verdict:
    """Whether an order may move a pupil on a day.

    Source: school practice §3, §13 (movement is dated); R-2.3-a.
    """
    if facts.wants_roll and not facts.on_roll:
        return refusal("pupil-not-there", day=on)
    if facts.on_roll and not facts.wants_roll:
        return refusal("pupil-already-enrolled", day=on)
    if facts.same:
        return refusal("already-there", day=on)
    if not facts.known:
        return refusal("place-unknown")
    return _in_order(facts, on=on)


def _in_order(facts: PlaceFacts, *, on: date) -> Verdict:
    """Whether the day fits between what stands in the lists before and after it."""
    if facts.later is not None:
        return refusal("moved-later", day=on)
    if facts.since is not None and facts.since >= on:
        return refusal("move-before-he-came", day=on, since=facts.since)
    return refusal("movement-changes-nothing", day=on) if facts.nothing else ALLOWED


def take_back(kind: str, *, on: date, today: date) -> Verdict:
    """The passage to a new school year is undone only before that year has begun.

    Source: school practice §13 (перевод года); M-7.
    """
    begun = kind == MovementKind.PROMOTION and today >= on
    return refusal("year-has-begun", day=on) if begun else ALLOWED


def order_dated(*, order_on: date, today: date) -> Verdict:
    """An order is of today or earlier; the day from which it holds may be any."""
    if order_on > today:
        return refusal("movement-order-in-the-future", day=order_on)
    return ALLOWED
