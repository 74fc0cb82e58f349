"""Who may keep the school's lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from zhurnal.audit.trail import Doer
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal
from zhurnal.school.entries import DayOrderEntry, HolidayEntry
from zhurnal.school.models import DayOrder, Holiday, SchoolYear

#: The names of rights as roles know them; ``access`` stands above the school and cannot be asked.
KEEP_LISTS = "school:lists:import"
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


def move(*, on: date, since: date, year: SchoolYear, same: bool) -> Verdict:
    """Whether a pupil who is somewhere since a day may leave it on another for a new place.

    Source: school practice §3, §13 (movement is dated).
    """
    if same:
        return refusal("already-there", day=on)
    if not year.starts_on <= on <= year.ends_on:
        return refusal("move-outside-the-year", day=on, year=year.name)
    return ALLOWED if since < on else refusal("move-before-he-came", day=on, since=since)
