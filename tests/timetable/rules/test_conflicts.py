"""What a weekly lesson runs into."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import UUID, uuid4

import pytest

from zhurnal.kernel.dayspan import DaySpan
from zhurnal.timetable.rules.conflicts import ConflictKind, Sitting, conflicts_of

CLASS_7B, WHOLE, IVAN, PYOTR = uuid4(), uuid4(), uuid4(), uuid4()
BELLS = {n: (time(7 + n, 0), time(7 + n, 40)) for n in range(1, 10)}
ALWAYS = DaySpan(date(2026, 9, 1))


def lesson(weekday: int = 1, number: int = 1, **more: Any) -> Sitting:
    fields: dict[str, Any] = {
        "slot_id": uuid4(), "title": "Алгебра", "teacher_id": uuid4(), "teacher": "Петрова А. С.",
        "room": "", "weekday": weekday, "shift": 1, "number": number, "weeks": "every",
        "span": ALWAYS, "bell": BELLS.get(number), "group_id": WHOLE,
        "classes": frozenset({CLASS_7B}), "whole": True, "alone": False, "pupils": frozenset(),
    }  # fmt: skip
    return Sitting(**{**fields, **more})


def part(pupil: UUID, **more: Any) -> Sitting:
    return lesson(group_id=uuid4(), whole=False, pupils=frozenset({pupil}), **more)


def elsewhere(**more: Any) -> Sitting:
    return lesson(group_id=uuid4(), classes=frozenset({uuid4()}), **more)


def kinds(new: Sitting, *others: Sitting, grade: int = 7, week_days: int = 6) -> list[str]:
    found = conflicts_of(new, others, grade=grade, week_days=week_days)
    return [each.kind.value for each in found]


def test_one_teacher_is_not_in_two_places() -> None:
    who = uuid4()
    other = elsewhere(teacher_id=who)
    [conflict] = conflicts_of(lesson(teacher_id=who), [other], grade=7, week_days=6)
    assert (conflict.kind, conflict.lessons) == (ConflictKind.TEACHER, (other,))
    assert kinds(lesson(number=2, teacher_id=who), other) == []


def test_groups_of_a_class_sit_in_parallel_but_the_same_pupils_do_not() -> None:
    assert kinds(part(IVAN), part(PYOTR)) == []
    assert kinds(part(IVAN), part(IVAN)) == ["pupils"]
    assert kinds(part(IVAN), lesson()) == ["pupils"]
    assert kinds(lesson(), part(PYOTR)) == ["pupils"]
    assert kinds(lesson(), elsewhere()) == []


def test_a_pupil_taught_alone_never_clashes_with_his_class() -> None:
    assert kinds(part(IVAN, alone=True), lesson()) == []
    assert kinds(lesson(), part(IVAN, alone=True)) == []


def test_one_room_holds_one_lesson_and_no_room_holds_any() -> None:
    assert kinds(lesson(room="12"), elsewhere(room="12")) == ["room"]
    assert kinds(lesson(), elsewhere()) == []


def test_odd_and_even_weeks_share_a_place() -> None:
    room = {"room": "12"}
    assert kinds(lesson(weeks="odd", **room), elsewhere(weeks="even", **room)) == []
    assert kinds(lesson(weeks="odd", **room), elsewhere(weeks="odd", **room)) == ["room"]
    assert kinds(lesson(weeks="odd", **room), elsewhere(**room)) == ["room"]


def test_what_ended_before_is_no_obstacle() -> None:
    gone = elsewhere(room="12", span=DaySpan(date(2026, 9, 1), date(2026, 11, 23)))
    assert kinds(lesson(room="12", span=DaySpan(date(2026, 11, 23))), gone) == []
    assert kinds(lesson(room="12", span=DaySpan(date(2026, 11, 22))), gone) == ["room"]


def test_shifts_clash_by_the_clock() -> None:
    who = uuid4()
    late = elsewhere(teacher_id=who, shift=2, number=1, bell=(time(13, 20), time(14, 0)))
    sixth = lesson(number=6, teacher_id=who)
    assert kinds(sixth, late) == ["teacher"]
    assert kinds(lesson(number=1, teacher_id=who), late) == []


def test_a_place_without_a_bell_makes_no_lessons() -> None:
    assert kinds(lesson(number=12)) == ["bell"]


@pytest.mark.parametrize(
    ("grade", "days", "most"), [(1, 4, 5), (3, 5, 6), (5, 6, 6), (6, 6, 6), (7, 7, 7), (11, 7, 7)]
)
def test_a_day_has_so_many_lessons_and_a_young_grade_one_more_once_a_week(
    grade: int, days: int, most: int
) -> None:
    def full(weekday: int, upto: int) -> list[Sitting]:
        return [lesson(weekday, n) for n in range(1, upto + 1)]

    assert kinds(lesson(1, days), *full(1, days - 1), grade=grade) == []
    assert kinds(lesson(1, most + 1), *full(1, most), grade=grade) == ["day"]
    once = kinds(lesson(2, days + 1), *full(1, days + 1), *full(2, days), grade=grade)
    assert once == ["day"]


def test_groups_in_parallel_count_as_one_lesson() -> None:
    six = [lesson(1, n) for n in range(1, 6)] + [part(PYOTR, weekday=1, number=6)]
    assert kinds(part(IVAN, weekday=1, number=6), *six, grade=5) == []


def test_a_week_has_so_many_lessons() -> None:
    week = [lesson(day, n) for day in range(1, 6) for n in range(1, 7)][:29]
    new = lesson(5, 6)
    assert kinds(new, *week, grade=5, week_days=6) == []
    [conflict] = conflicts_of(new, week, grade=5, week_days=5)
    assert (conflict.kind, conflict.number, conflict.most) == (ConflictKind.WEEK, 30, 29)
