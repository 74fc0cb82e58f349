"""The timetable changes from a day on: lessons follow it, and what was written stays."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.builders import a_lesson, a_work, marks, newcomers
from tests.cast import Cast
from zhurnal.access.actor import Actor, Grant
from zhurnal.access.roles import RoleCode
from zhurnal.audit.models import AuditEvent
from zhurnal.journal.models import Mark
from zhurnal.kernel.verdict import Refused
from zhurnal.timetable.commands.move_slot import move_slot
from zhurnal.timetable.commands.place_slot import place_slot
from zhurnal.timetable.commands.remove_slot import remove_slot
from zhurnal.timetable.entries import PlaceEntry
from zhurnal.timetable.models import Lesson, WeeklySlot
from zhurnal.timetable.rules.school_weeks import Weeks

TODAY, MONDAY = date(2026, 11, 18), date(2026, 12, 7)


@pytest.fixture
def deputy(school_7: Cast) -> Actor:
    return Actor(
        school_id=school_7.school.pk, person_id=None, account_id=None, name="Завуч",
        today=TODAY, grants=(Grant(RoleCode.DEPUTY_HEAD),),
    )  # fmt: skip


def at(cast: Cast, weekday: int, number: int, **more: object) -> PlaceEntry:
    return PlaceEntry(
        weekday=weekday,
        number=number,
        teacher_id=cast.teacher_anna.pk,
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture
def tuesday(school_7: Cast, deputy: Actor, now: datetime) -> WeeklySlot:
    """Algebra in 7Б on Tuesdays, lesson 6, from today."""
    place_slot(
        actor=deputy, course_id=school_7.algebra.pk, entry=at(school_7, 2, 6, room="12"),
        since=TODAY, now=now,
    )  # fmt: skip
    return WeeklySlot.objects.get()


def days(number: int, *, since: date = TODAY) -> list[date]:
    rows = Lesson.objects.filter(number=number, on__gte=since).order_by("on")
    return list(rows.values_list("on", flat=True))


def test_a_place_makes_the_lessons_of_its_days(school_7: Cast, tuesday: WeeklySlot) -> None:
    assert days(6)[:2] == [date(2026, 11, 24), date(2026, 12, 1)]
    assert all(day.isoweekday() == 2 for day in days(6))
    assert (tuesday.valid_from, tuesday.valid_before, tuesday.shift) == (TODAY, None, 1)
    event = AuditEvent.objects.get(event="timetable.slot.placed")
    assert event.after["lessons"]["made"] == len(days(6))


def test_odd_weeks_have_lessons_of_their_own(
    school_7: Cast, deputy: Actor, tuesday: WeeklySlot, now: datetime
) -> None:
    every = days(6)
    entry = at(school_7, 2, 6, room="12", weeks=Weeks.ODD)
    move_slot(actor=deputy, slot_id=tuesday.pk, entry=entry, since=TODAY, now=now)
    assert days(6) == every[::2]
    assert every[0] == date(2026, 11, 24)  # week 13 of the year


@pytest.mark.req("M-7")
def test_a_moved_place_ends_its_row_and_takes_its_lessons_along(
    school_7: Cast, deputy: Actor, tuesday: WeeklySlot, now: datetime
) -> None:
    ids = set(Lesson.objects.filter(on__gte=MONDAY, number=6).values_list("pk", flat=True))
    entry = at(school_7, 4, 3, room="5")
    told = move_slot(actor=deputy, slot_id=tuesday.pk, entry=entry, since=MONDAY, now=now)
    assert (told.moved, told.made, told.spared, told.kept) == (
        len(ids) - 1,
        0,
        1,
        0,
    )  # May ends on a Wednesday
    moved = Lesson.objects.filter(course=school_7.algebra, number=3, room="5")
    assert set(moved.values_list("pk", flat=True)) < ids
    assert {lesson.on.isoweekday() for lesson in moved} == {4}
    assert days(6) == [date(2026, 11, 24), date(2026, 12, 1)]
    tuesday.refresh_from_db()
    assert tuesday.valid_before == MONDAY
    assert WeeklySlot.objects.get(valid_before=None).valid_from == MONDAY


@pytest.mark.req("M-7")
def test_delete_timetable_keeps_marks(
    school_7: Cast, deputy: Actor, tuesday: WeeklySlot, now: datetime
) -> None:
    lesson = Lesson.objects.filter(number=6).order_by("on")[0]
    work = a_work(lesson)
    for pupil in newcomers(school_7.class_7b, 30):
        marks(pupil, "5", [work])
    rows = Lesson.rows.count()
    told = remove_slot(actor=deputy, slot_id=tuesday.pk, since=TODAY, now=now)
    assert told.kept == 1
    assert told.spared == rows - len(school_7.lessons) - 3
    assert days(6) == [lesson.on]
    assert Mark.objects.filter(lesson=lesson, value="5").count() == 30
    assert Lesson.rows.count() == rows
    assert not WeeklySlot.objects.exists()


@pytest.mark.req("M-7")
def test_spare_lessons_are_used_before_new_ones_are_made(
    school_7: Cast, deputy: Actor, tuesday: WeeklySlot, now: datetime
) -> None:
    rows = Lesson.rows.count()
    remove_slot(actor=deputy, slot_id=tuesday.pk, since=TODAY, now=now)
    assert days(6) == []
    place_slot(
        actor=deputy, course_id=school_7.algebra.pk, entry=at(school_7, 2, 6), since=TODAY, now=now
    )
    assert Lesson.rows.count() == rows
    assert len(days(6)) > 20


@pytest.mark.req("M-7")
def test_a_lesson_with_a_work_stays_and_counts_for_its_hour(
    school_7: Cast, deputy: Actor, tuesday: WeeklySlot, now: datetime
) -> None:
    written = Lesson.objects.get(on=date(2026, 12, 8), number=6)
    a_work(written, "test")
    entry = at(school_7, 4, 3)
    told = move_slot(actor=deputy, slot_id=tuesday.pk, entry=entry, since=MONDAY, now=now)
    assert told.kept == 1
    assert days(6, since=MONDAY) == [date(2026, 12, 8)]
    assert date(2026, 12, 10) not in days(3)
    assert date(2026, 12, 17) in days(3)


def test_a_lesson_that_went_its_own_way_is_left_alone(
    school_7: Cast, deputy: Actor, tuesday: WeeklySlot, now: datetime
) -> None:
    Lesson.objects.filter(on=date(2026, 12, 8)).update(room="спортзал")
    Lesson.objects.filter(on=date(2026, 12, 15)).update(state=Lesson.State.CANCELLED)
    remove_slot(actor=deputy, slot_id=tuesday.pk, since=MONDAY, now=now)
    assert days(6, since=MONDAY) == [date(2026, 12, 8), date(2026, 12, 15)]


def test_another_room_reaches_the_lessons_that_are_to_come(
    school_7: Cast, deputy: Actor, tuesday: WeeklySlot, now: datetime
) -> None:
    entry = at(school_7, 2, 6, room="31")
    move_slot(actor=deputy, slot_id=tuesday.pk, entry=entry, since=MONDAY, now=now)
    rooms = dict(Lesson.objects.filter(number=6).values_list("on", "room"))
    assert (rooms[date(2026, 12, 1)], rooms[date(2026, 12, 8)]) == ("12", "31")


def test_two_lessons_change_places(
    school_7: Cast, deputy: Actor, tuesday: WeeklySlot, now: datetime
) -> None:
    """Through a third place, as one does by hand."""
    place_slot(
        actor=deputy, course_id=school_7.algebra.pk, entry=at(school_7, 2, 5), since=TODAY, now=now
    )
    fifth, sixth = WeeklySlot.objects.get(number=5), WeeklySlot.objects.get(number=6)
    rows = Lesson.rows.count()
    for slot, number in ((fifth, 8), (sixth, 5), (fifth, 6)):
        entry = at(school_7, 2, number)
        move_slot(actor=deputy, slot_id=slot.pk, entry=entry, since=TODAY, now=now)
    assert len(days(5)) == len(days(6)) == len(days(5) + days(6)) // 2
    assert Lesson.rows.count() == rows


def test_what_makes_no_sense_is_refused(
    school_7: Cast, deputy: Actor, tuesday: WeeklySlot, now: datetime
) -> None:
    course = school_7.algebra.pk
    for since, entry, code in (
        (date(2026, 11, 17), at(school_7, 2, 1), "timetable-past"),
        (date(2027, 8, 1), at(school_7, 2, 1), "timetable-after-year"),
        (TODAY, at(school_7, 7, 1), "slot-outside"),
        (TODAY, at(school_7, 2, 15), "slot-outside"),
        (TODAY, at(school_7, 2, 6), "slot-taken-by-itself"),
    ):
        with pytest.raises(Refused) as refused:
            place_slot(actor=deputy, course_id=course, entry=entry, since=since, now=now)
        assert refused.value.verdict.code == code
    with pytest.raises(Refused):
        remove_slot(actor=deputy, slot_id=course, since=TODAY, now=now)


@pytest.mark.parametrize("role", [RoleCode.HEAD, RoleCode.SECRETARY, RoleCode.SUBJECT_TEACHER])
def test_others_do_not_change_the_timetable(
    school_7: Cast, tuesday: WeeklySlot, now: datetime, role: RoleCode
) -> None:
    actor = Actor(
        school_id=school_7.school.pk, person_id=None, account_id=None, name="Кто-то",
        today=TODAY, grants=(Grant(role),),
    )  # fmt: skip
    entry = at(school_7, 3, 1)
    with pytest.raises(Refused):
        place_slot(actor=actor, course_id=school_7.algebra.pk, entry=entry, since=TODAY, now=now)
    with pytest.raises(Refused):
        move_slot(actor=actor, slot_id=tuesday.pk, entry=entry, since=TODAY, now=now)
    with pytest.raises(Refused):
        remove_slot(actor=actor, slot_id=tuesday.pk, since=TODAY, now=now)


def test_a_spare_lesson_is_nowhere_to_be_seen(
    school_7: Cast, deputy: Actor, tuesday: WeeklySlot, now: datetime
) -> None:
    a_lesson(school_7.algebra, on=date(2026, 11, 25), number=7)
    remove_slot(actor=deputy, slot_id=tuesday.pk, since=TODAY, now=now)
    assert Lesson.objects.filter(on__gt=TODAY).count() == 1
    assert school_7.algebra.lessons.filter(on__gt=TODAY).count() == 1
