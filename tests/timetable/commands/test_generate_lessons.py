"""Lessons from the weekly timetable: at the right hour, once, and never taken away."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from tests.cast import Cast
from tests.timetable.actors import an_actor
from zhurnal.access.actor import Actor
from zhurnal.access.roles import RoleCode
from zhurnal.audit.models import AuditEvent
from zhurnal.kernel.dayspan import DaySpan
from zhurnal.kernel.verdict import Refused
from zhurnal.school.models import Holiday, SchoolYear
from zhurnal.tenancy.models import School
from zhurnal.timetable.commands.enter_bells import enter_bells
from zhurnal.timetable.commands.enter_slots import enter_slots
from zhurnal.timetable.commands.generate_lessons import generate_lessons
from zhurnal.timetable.entries import BellEntry, SlotEntry
from zhurnal.timetable.models import Lesson, WeeklySlot

WEEK = DaySpan(date(2026, 12, 7), date(2026, 12, 14))


@pytest.fixture
def secretary(school_7: Cast) -> Actor:
    return an_actor(school_7, RoleCode.SECRETARY)


@pytest.fixture
def year(school_7: Cast) -> SchoolYear:
    return SchoolYear.objects.get()


@pytest.fixture
def tuesday(school_7: Cast, secretary: Actor, year: SchoolYear, now: datetime) -> SlotEntry:
    """Algebra in 7Б on Tuesdays, lesson 6, with a bell of its own."""
    subject, group = school_7.algebra.subject.name, school_7.algebra.group.name
    slot = SlotEntry(
        group=group, subject=subject, weekday=2, number=6, shift=1, room="12",
        personnel_number=school_7.teacher_anna.personnel_number,
    )  # fmt: skip
    bell = BellEntry(shift=1, number=6, starts_at=time(13, 5), ends_at=time(13, 45))
    enter_bells(actor=secretary, year=year, entries=[bell], now=now)
    enter_slots(actor=secretary, year=year, entries=[slot], now=now)
    return slot


def lessons(number: int = 6) -> list[Lesson]:
    return list(Lesson.objects.filter(number=number).order_by("on"))


def test_a_lesson_begins_by_the_bell_in_the_schools_zone(
    secretary: Actor, year: SchoolYear, tuesday: SlotEntry, now: datetime
) -> None:
    assert generate_lessons(actor=secretary, year=year, now=now, span=WEEK) == 1
    [lesson] = lessons()
    assert lesson.on == date(2026, 12, 8)
    assert lesson.starts_at == datetime(2026, 12, 8, 6, 5, tzinfo=UTC)
    assert lesson.ends_at == datetime(2026, 12, 8, 6, 45, tzinfo=UTC)
    assert (lesson.room, lesson.school_year, lesson.state) == ("12", 2026, "scheduled")


def test_the_schools_zone_is_that_of_today_not_of_the_actor(
    secretary: Actor, year: SchoolYear, tuesday: SlotEntry, now: datetime, school_7: Cast
) -> None:
    School.objects.filter(pk=school_7.school.pk).update(timezone="Europe/Kaliningrad")
    generate_lessons(actor=secretary, year=year, now=now, span=WEEK)
    assert lessons()[0].starts_at == datetime(2026, 12, 8, 11, 5, tzinfo=UTC)


def test_a_second_time_makes_nothing_and_a_day_off_none(
    secretary: Actor, year: SchoolYear, tuesday: SlotEntry, now: datetime
) -> None:
    Holiday.objects.create(
        year=year, name="день школы", starts_on=date(2026, 12, 8), ends_on=date(2026, 12, 8)
    )
    made = generate_lessons(actor=secretary, year=year, now=now)
    assert made == len(lessons()) > 20
    assert date(2026, 12, 8) not in {lesson.on for lesson in lessons()}
    events = AuditEvent.objects.count()
    assert generate_lessons(actor=secretary, year=year, now=now) == 0
    assert AuditEvent.objects.count() == events


def test_a_lesson_that_went_its_own_way_stays_so(
    secretary: Actor, year: SchoolYear, tuesday: SlotEntry, now: datetime
) -> None:
    generate_lessons(actor=secretary, year=year, now=now, span=WEEK)
    Lesson.objects.filter(number=6).update(room="спортзал", state=Lesson.State.CANCELLED)
    enter_slots(
        actor=secretary, year=year, now=now,
        entries=[SlotEntry(**{**_fields(tuesday), "room": "5"})],
    )  # fmt: skip
    generate_lessons(actor=secretary, year=year, now=now, span=WEEK)
    assert [(lesson.room, lesson.state) for lesson in lessons()] == [("спортзал", "cancelled")]


def test_a_slot_that_ended_makes_no_lessons_after(
    secretary: Actor, year: SchoolYear, tuesday: SlotEntry, now: datetime
) -> None:
    WeeklySlot.objects.update(valid_before=date(2026, 9, 15))
    generate_lessons(actor=secretary, year=year, now=now)
    assert [lesson.on for lesson in lessons()] == [date(2026, 9, 1), date(2026, 9, 8)]


def test_a_slot_without_a_bell_waits_for_one(
    secretary: Actor, year: SchoolYear, tuesday: SlotEntry, now: datetime
) -> None:
    late = SlotEntry(**{**_fields(tuesday), "number": 9})
    enter_slots(actor=secretary, year=year, entries=[late], now=now)
    generate_lessons(actor=secretary, year=year, now=now, span=WEEK)
    assert lessons(9) == []


@pytest.mark.parametrize("role", [RoleCode.HEAD, RoleCode.SUBJECT_TEACHER, RoleCode.GUARDIAN])
def test_others_do_not_keep_the_timetable(
    school_7: Cast, year: SchoolYear, now: datetime, role: RoleCode
) -> None:
    actor = an_actor(school_7, role)
    commands: list[tuple[Any, dict[str, Any]]] = [
        (generate_lessons, {}), (enter_bells, {"entries": []}), (enter_slots, {"entries": []}),
    ]  # fmt: skip
    for command, more in commands:
        with pytest.raises(Refused):
            command(actor=actor, year=year, now=now, **more)


def _fields(entry: SlotEntry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in entry.__dataclass_fields__}
