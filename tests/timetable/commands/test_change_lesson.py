"""A lesson is cancelled, moved, swapped, merged or taught remotely by order, and keeps itself."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest

from tests.builders import STARTS, a_lesson, a_substitution, the_year
from tests.cast import TODAY, Cast
from tests.journal.writing import acting, last_event, write
from tests.timetable.changes import ORDER, cancel, merge, move, remote, swap
from zhurnal.journal.models import Mark
from zhurnal.kernel.verdict import Refused
from zhurnal.school.models import Holiday
from zhurnal.timetable.commands.end_change import end_change
from zhurnal.timetable.entries import OrderEntry
from zhurnal.timetable.models import Lesson, LessonChange, Substitution

FRIDAY, SUNDAY = date(2026, 11, 20), date(2026, 11, 22)


def marked(cast: Cast, lesson: Lesson, now: datetime) -> None:
    told: dict[str, Any] = {"lesson": lesson.pk, "pupil": cast.pupil_ivan.pk, "version": 0}
    assert write(cast, cast.anna, now, "put_mark", value="5", type="answer", **told).verdict


def fresh(lesson: Lesson) -> Lesson:
    return Lesson.objects.get(pk=lesson.pk)


def back(cast: Cast, lesson: Lesson, now: datetime) -> str:
    with cast.inside():
        rows = LessonChange.objects.filter(lesson=lesson, ended_at__isnull=True)
        try:
            row = rows.order_by("ordered_at", "pk").first()
            end_change(
                actor=acting(cast.deputy, now), change_id=row.pk if row else uuid4(), now=now
            )
        except Refused as refused:
            return refused.verdict.code
    return ""


@pytest.mark.req("M-7")
def test_a_lesson_with_entries_is_cancelled_when_asked_twice_and_stays_readable(
    cast: Cast, now: datetime, signed_in: Any
) -> None:
    lesson = cast.lessons[-1]
    marked(cast, lesson, now)
    assert cancel(cast, lesson, now) == "cancel-needs-confirming"
    assert cancel(cast, lesson, now, confirmed=True) == ""
    with cast.inside():
        assert fresh(lesson).state == Lesson.State.CANCELLED
        assert Mark.objects.get(lesson=lesson).value == "5"
        event = last_event()
        assert (event.event, event.lesson_id) == ("timetable.lesson.cancelled", lesson.pk)
    assert signed_in(cast.anna).get(f"/journal/lesson/{lesson.pk}/").status_code == 200
    history = signed_in(cast.anna).get(f"/journal/history/{lesson.pk}/").content.decode()
    assert "Урок отменён, приказ № 31-у" in history
    assert cancel(cast, lesson, now, confirmed=True) == "changed-lesson-cancelled"
    assert back(cast, lesson, now) == ""
    with cast.inside():
        assert fresh(lesson).state == Lesson.State.SCHEDULED
    assert back(cast, lesson, now) == "change-unknown"


@pytest.mark.req("M-7")
def test_a_moved_lesson_is_the_same_lesson_with_its_marks(cast: Cast, now: datetime) -> None:
    lesson = cast.lessons[-1]
    marked(cast, lesson, now)
    assert move(cast, lesson, FRIDAY, 4, now) == ""
    with cast.inside():
        there = fresh(lesson)
        assert (there.on, there.number) == (FRIDAY, 4)
        assert (there.moved_from_on, there.moved_from_number) == (TODAY, 2)
        assert there.starts_at.isoformat() == "2026-11-20T03:30:00+00:00"
        assert Mark.objects.get(lesson=lesson).value == "5"
    assert back(cast, lesson, now) == ""
    with cast.inside():
        here = fresh(lesson)
        assert (here.on, here.number, here.starts_at) == (TODAY, 2, lesson.starts_at)
        assert (here.moved_from_on, here.moved_from_number) == (None, None)


def test_of_two_moves_the_last_is_taken_back_first(cast: Cast, now: datetime) -> None:
    lesson = cast.lessons[-1]
    assert move(cast, lesson, FRIDAY, 4, now) == ""
    assert move(cast, lesson, FRIDAY, 5, now) == ""
    assert back(cast, lesson, now) == "moved-again-since"
    with cast.inside():
        assert fresh(lesson).moved_from_on == TODAY


def test_a_lesson_is_moved_only_where_it_can_be(cast: Cast, now: datetime) -> None:
    lesson, number = cast.lessons[-1], 4
    with cast.inside():
        Holiday.objects.create(
            year=the_year(), name="Карантин", starts_on=FRIDAY, ends_on=FRIDAY, grades=[7]
        )
        a_lesson(cast.english_one, on=date(2026, 11, 19), number=4)
        a_lesson(cast.russian, on=date(2026, 11, 19), number=5, teacher=cast.teacher_anna)
        taken = a_lesson(cast.algebra, on=date(2026, 11, 19), number=6)
        Lesson.objects.filter(pk=taken.pk).update(state=Lesson.State.CANCELLED)
    assert move(cast, lesson, FRIDAY, number, now) == "no-lessons-on-day"
    assert move(cast, lesson, SUNDAY, number, now) == "no-lessons-on-day"
    assert move(cast, lesson, date(2028, 1, 1), number, now) == "no-lessons-on-day"
    assert move(cast, lesson, date(2026, 11, 19), 9, now) == "no-such-bell"
    assert move(cast, lesson, date(2026, 11, 19), 4, now) == "class-busy"
    assert move(cast, lesson, date(2026, 11, 19), 5, now) == "teacher-busy"
    assert move(cast, lesson, date(2026, 11, 19), 6, now) == "spot-taken"
    assert move(cast, lesson, STARTS, number, now) == "changes-in-closed-term"
    assert move(cast, lesson, TODAY, 2, now) == "moved-nowhere"
    with cast.inside():
        assert (fresh(lesson).on, fresh(lesson).number) == (TODAY, 2)
        assert not LessonChange.objects.exists()


def test_the_substitute_has_to_be_free_and_a_substituted_lesson_stays(
    cast: Cast, now: datetime
) -> None:
    lesson = cast.lessons[-1]
    with cast.inside():
        a_substitution(lesson, cast.teacher_roman, order_on=TODAY)
    assert move(cast, lesson, FRIDAY, 4, now) == "moved-lesson-substituted"


def test_two_lessons_change_places_and_go_back_together(cast: Cast, now: datetime) -> None:
    lesson, other = cast.lessons[-1], cast.english_lesson
    assert swap(cast, lesson, other, now) == ""
    with cast.inside():
        assert (fresh(lesson).number, fresh(other).number) == (3, 2)
        assert fresh(lesson).starts_at == other.starts_at
        assert len(set(LessonChange.objects.values_list("act", flat=True))) == 1
    assert back(cast, lesson, now) == ""
    with cast.inside():
        assert (fresh(lesson).number, fresh(other).number) == (2, 3)
        assert last_event().event == "timetable.lesson.taken-back"
    assert swap(cast, lesson, cast.lessons[-2], now) == "swap-of-one-course"


def test_subgroups_are_merged_under_the_teacher_of_one(cast: Cast, now: datetime) -> None:
    with cast.inside():
        second = a_lesson(cast.english_two, on=TODAY, number=3)
    assert merge(cast, second, cast.lessons[-1], now) == "merged-not-at-once"
    assert merge(cast, second, cast.english_lesson, now) == ""
    with cast.inside():
        row = Substitution.objects.get(lesson=second)
        assert (row.teacher_id, row.merged) == (cast.teacher_boris.pk, True)
    here: dict[str, Any] = {"lesson": second.pk, "version": 0, "topic": "Food"}
    assert write(cast, cast.boris, now, "write_topic", **here).verdict


def test_a_lesson_is_taught_remotely_and_then_in_school_again(cast: Cast, now: datetime) -> None:
    lesson = cast.lessons[-1]
    assert remote(cast, lesson, now) == ""
    with cast.inside():
        assert fresh(lesson).remote
    assert remote(cast, lesson, now) == "remote-already"
    assert back(cast, lesson, now) == ""
    with cast.inside():
        assert not fresh(lesson).remote


def test_a_closed_term_and_an_order_to_come_change_nothing(cast: Cast, now: datetime) -> None:
    with cast.inside():
        old = a_lesson(cast.algebra, on=date(2026, 10, 14), number=2)
    assert cancel(cast, old, now) == "changes-in-closed-term"
    future = OrderEntry(number="1", on=FRIDAY)
    assert cancel(cast, cast.lessons[-1], now, order=future) == "order-in-the-future"
    assert cancel(cast, cast.lessons[-1], now, order=ORDER) == ""


@pytest.mark.parametrize("who", ["head", "secretary", "administrator", "anna", "galina"])
def test_only_the_deputy_changes_lessons(cast: Cast, now: datetime, who: str) -> None:
    person = getattr(cast, who)
    assert cancel(cast, cast.lessons[-1], now, who=person) == "role-lacks-permission"
