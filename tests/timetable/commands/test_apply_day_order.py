"""Days by order and holidays: lessons follow the calendar, and nothing that is written is lost."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from tests.builders import a_work, marks
from tests.cast import Cast
from tests.timetable.actors import an_actor
from zhurnal.access.actor import Actor
from zhurnal.access.roles import RoleCode
from zhurnal.audit.models import AuditEvent
from zhurnal.journal.models import Mark
from zhurnal.kernel.dayspan import DaySpan
from zhurnal.kernel.verdict import Refused
from zhurnal.school.entries import DayOrderEntry, HolidayEntry
from zhurnal.school.models import DayOrder, Holiday, SchoolYear
from zhurnal.timetable.commands.apply_day_order import apply_day_order
from zhurnal.timetable.commands.apply_holiday import apply_holiday
from zhurnal.timetable.commands.end_day_orders import end_day_orders
from zhurnal.timetable.commands.enter_bells import enter_bells
from zhurnal.timetable.commands.enter_slots import enter_slots
from zhurnal.timetable.commands.generate_lessons import generate_lessons
from zhurnal.timetable.entries import BellEntry, SlotEntry
from zhurnal.timetable.models import Lesson

MONDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 28)
WEEK = DaySpan(MONDAY, SATURDAY + timedelta(days=1))
Kind = DayOrder.Kind


@pytest.fixture
def deputy(school_7: Cast) -> Actor:
    return an_actor(school_7, RoleCode.DEPUTY_HEAD)


@pytest.fixture
def year(school_7: Cast) -> SchoolYear:
    return SchoolYear.objects.get()


@pytest.fixture
def week(school_7: Cast, year: SchoolYear, now: datetime) -> None:
    """Algebra in 7Б: on Monday lesson 1, on Saturday lesson 2; the lessons of a week."""
    secretary = an_actor(school_7, RoleCode.SECRETARY)
    slots = [
        SlotEntry(
            group=school_7.algebra.group.name, subject=school_7.algebra.subject.name,
            weekday=weekday, number=number, shift=1, room="12",
            personnel_number=school_7.teacher_anna.personnel_number,
        )
        for weekday, number in ((1, 1), (6, 2))
    ]  # fmt: skip
    enter_slots(actor=secretary, year=year, entries=slots, now=now)
    generate_lessons(actor=secretary, year=year, now=now, span=WEEK)


def an_order(kind: Kind = Kind.OFF, on: date = MONDAY, **fields: Any) -> DayOrderEntry:
    told: dict[str, Any] = {
        "kind": kind, "first_on": on, "last_on": on, "order_number": "87",
        "order_on": date(2026, 11, 18), "reason": "мороз −34",
    }  # fmt: skip
    return DayOrderEntry(**{**told, **fields})


def moved(on: date = SATURDAY, **fields: Any) -> DayOrderEntry:
    return an_order(Kind.MOVED, on, **{"by_weekday": 1, **fields})


def held(on: date) -> list[int]:
    """The numbers of the lessons that take place on a day."""
    rows = Lesson.objects.filter(on=on, state=Lesson.State.SCHEDULED)
    return sorted(rows.values_list("number", flat=True))


def standing() -> list[Any]:
    return list(DayOrder.objects.filter(ended_at__isnull=True).values_list("pk", flat=True))


@pytest.mark.req("M-4")
@pytest.mark.usefixtures("week")
def test_a_saturday_is_taught_by_monday_until_the_order_is_taken_back(
    deputy: Actor, year: SchoolYear, now: datetime
) -> None:
    assert (held(MONDAY), held(SATURDAY)) == ([1], [2])
    for again in (False, True):
        done = apply_day_order(actor=deputy, year=year, entry=moved(), now=now)
        assert (done.cancelled, done.made, done.returned) == (1, 1 - again, 0 + again)
        assert held(SATURDAY) == [1]
        end_day_orders(actor=deputy, year=year, order_ids=standing(), now=now)
        assert (held(MONDAY), held(SATURDAY)) == ([1], [2])
    assert Lesson.objects.filter(on=SATURDAY).count() == 2
    assert DayOrder.objects.count() == 2
    events = AuditEvent.objects.filter(event__startswith="school.day").order_by("pk")
    assert [each.event.split(".")[-1] for each in events] == ["ordered", "taken-back"] * 2


@pytest.mark.req("M-7")
@pytest.mark.usefixtures("week")
def test_a_frosty_day_cancels_what_is_empty_and_keeps_what_is_written(
    school_7: Cast, deputy: Actor, year: SchoolYear, now: datetime
) -> None:
    written = Lesson.objects.get(on=MONDAY)
    [mark] = marks(school_7.pupil_ivan, "5", [a_work(written)])
    frost = an_order(last_on=SATURDAY)
    done = apply_day_order(actor=deputy, year=year, entry=frost, now=now)
    assert (done.cancelled, done.kept) == (1, 1)
    assert (held(MONDAY), held(SATURDAY)) == ([1], [])
    assert Mark.objects.get(pk=mark.pk).value == "5"
    assert len(standing()) == 6
    end_day_orders(actor=deputy, year=year, order_ids=standing(), now=now)
    assert (held(MONDAY), held(SATURDAY)) == ([1], [2])


@pytest.mark.usefixtures("week")
def test_a_day_off_of_other_grades_is_nothing_to_this_class(
    deputy: Actor, year: SchoolYear, now: datetime
) -> None:
    apply_day_order(actor=deputy, year=year, entry=an_order(grades=(5, 6)), now=now)
    assert held(MONDAY) == [1]
    apply_day_order(actor=deputy, year=year, entry=an_order(grades=(7,)), now=now)
    assert held(MONDAY) == []


@pytest.mark.req("M-7")
@pytest.mark.usefixtures("week")
def test_a_lesson_cancelled_before_stays_cancelled(
    deputy: Actor, year: SchoolYear, now: datetime
) -> None:
    Lesson.objects.filter(on=MONDAY).update(state=Lesson.State.CANCELLED)
    apply_day_order(actor=deputy, year=year, entry=an_order(), now=now)
    end_day_orders(actor=deputy, year=year, order_ids=standing(), now=now)
    assert held(MONDAY) == []


@pytest.mark.usefixtures("week")
def test_remote_and_shortened_days_keep_their_lessons(
    deputy: Actor, year: SchoolYear, now: datetime
) -> None:
    for entry in (an_order(Kind.REMOTE), an_order(Kind.SHORT)):
        done = apply_day_order(actor=deputy, year=year, entry=entry, now=now)
        assert done.cancelled == done.made == 0
    assert held(MONDAY) == [1]


@pytest.mark.req("M-4")
@pytest.mark.usefixtures("week")
def test_lessons_follow_the_holidays_too(deputy: Actor, year: SchoolYear, now: datetime) -> None:
    told: dict[str, Any] = {"actor": deputy, "year": year, "now": now}
    off = HolidayEntry(name="Карантин", starts_on=MONDAY, ends_on=MONDAY)
    apply_holiday(holiday_id=None, entry=off, **told)
    assert (held(MONDAY), held(SATURDAY)) == ([], [2])
    later = HolidayEntry(name="Карантин", starts_on=SATURDAY, ends_on=SATURDAY, grades=(7,))
    row = Holiday.objects.get()
    apply_holiday(holiday_id=row.pk, entry=later, **told)
    assert (held(MONDAY), held(SATURDAY)) == ([1], [])
    apply_holiday(holiday_id=row.pk, entry=None, **told)
    assert (held(MONDAY), held(SATURDAY)) == ([1], [2])
    assert not Holiday.objects.exists()
    events = AuditEvent.objects.filter(event__startswith="school.holiday").order_by("pk")
    assert [each.event.split(".")[-1] for each in events] == ["entered", "changed", "removed"]
    with pytest.raises(Refused, match="holiday-unknown"):
        apply_holiday(holiday_id=row.pk, entry=None, **told)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (an_order(on=date(2026, 8, 1)), "day-outside-the-year"),
        (an_order(last_on=date(2026, 11, 20)), "days-end-first"),
        (an_order(order_on=date(2026, 12, 1)), "day-order-in-the-future"),
        (moved(by_weekday=6), "moved-to-itself"),
        (moved(last_on=date(2026, 11, 30)), "moved-one-by-one"),
        (moved(date(2026, 11, 4)), "moved-on-a-holiday"),
        (an_order(on=date(2026, 11, 4)), "no-school-days"),
        (an_order(on=date(2026, 11, 22)), "no-school-days"),
        (an_order(on=date(2026, 12, 7)), "day-has-an-order"),
        (an_order(Kind.SHORT, date(2026, 12, 7), grades=(7,)), "day-has-an-order"),
    ],
)
def test_an_order_that_makes_no_sense_is_refused_in_words(
    deputy: Actor, year: SchoolYear, now: datetime, entry: DayOrderEntry, code: str
) -> None:
    unity = date(2026, 11, 4)
    Holiday.objects.create(year=year, name="День единства", starts_on=unity, ends_on=unity)
    apply_day_order(actor=deputy, year=year, entry=an_order(Kind.SHORT, date(2026, 12, 7)), now=now)
    with pytest.raises(Refused) as refused:
        apply_day_order(actor=deputy, year=year, entry=entry, now=now)
    assert refused.value.verdict.code == code
    assert len(standing()) == 1


def test_holidays_lie_in_the_year_and_once(deputy: Actor, year: SchoolYear, now: datetime) -> None:
    told: dict[str, Any] = {"actor": deputy, "year": year, "now": now, "holiday_id": None}
    spring = HolidayEntry(name="Весенние", starts_on=date(2027, 3, 27), ends_on=date(2027, 4, 4))
    apply_holiday(entry=spring, **told)
    for first, last, code in (
        (date(2027, 4, 4), date(2027, 4, 10), "holiday-twice"),
        (date(2027, 4, 10), date(2027, 4, 5), "days-end-first"),
        (date(2027, 8, 30), date(2027, 9, 2), "day-outside-the-year"),
    ):
        with pytest.raises(Refused, match=code):
            apply_holiday(
                entry=HolidayEntry(name="Весенние", starts_on=first, ends_on=last), **told
            )


@pytest.mark.parametrize("role", [RoleCode.HEAD, RoleCode.SUBJECT_TEACHER, RoleCode.GUARDIAN])
def test_others_do_not_keep_the_calendar(
    school_7: Cast, year: SchoolYear, now: datetime, role: RoleCode
) -> None:
    told: dict[str, Any] = {"actor": an_actor(school_7, role), "year": year, "now": now}
    for command, more in (
        (apply_day_order, {"entry": an_order()}),
        (end_day_orders, {"order_ids": []}),
        (apply_holiday, {"holiday_id": None, "entry": None}),
    ):
        with pytest.raises(Refused, match="calendar-not-yours"):
            command(**told, **more)


def test_on_a_shortened_day_the_short_bells_ring(
    school_7: Cast, deputy: Actor, year: SchoolYear, week: None, now: datetime
) -> None:
    secretary = an_actor(school_7, RoleCode.SECRETARY)
    bell = BellEntry(
        shift=1, number=1, starts_at=time(8, 0), ends_at=time(8, 40),
        short_starts_at=time(8, 0), short_ends_at=time(8, 30),
    )  # fmt: skip
    assert enter_bells(actor=secretary, year=year, entries=[bell], now=now) == 1
    assert enter_bells(actor=secretary, year=year, entries=[bell], now=now) == 0
    lesson = Lesson.objects.get(on=MONDAY, number=1)
    ordinary = lesson.ends_at
    apply_day_order(actor=deputy, year=year, entry=an_order(Kind.SHORT), now=now)
    lesson.refresh_from_db()
    assert ordinary - lesson.ends_at == timedelta(minutes=10)
    orders = list(DayOrder.objects.values_list("pk", flat=True))
    end_day_orders(actor=deputy, year=year, order_ids=orders, now=now)
    lesson.refresh_from_db()
    assert lesson.ends_at == ordinary
