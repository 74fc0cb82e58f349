"""The limits of an assessment schedule."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from zhurnal.curriculum.rules.assessment_limits import Control, is_control, warnings

ALGEBRA, RUSSIAN = uuid4(), uuid4()
HOURS = {ALGEBRA: 100, RUSSIAN: 100}
pytestmark = pytest.mark.req("X-1")


def a_control(on: date | None, course: UUID = ALGEBRA, **more: Any) -> Control:
    told: dict[str, Any] = {"classes": frozenset({"7Б"}), "number": 3, "edges": frozenset({1, 6})}
    return Control(line_id=uuid4(), course_id=course, subject="", on=on, **{**told, **more})


def codes(*controls: Control, hours: dict[UUID, int] = HOURS) -> list[list[str]]:
    found = warnings(controls, hours)
    return [found.get((each.course_id, each.line_id), []) for each in controls]


def test_two_of_one_subject_are_at_least_two_and_a_half_weeks_apart() -> None:
    first = a_control(date(2026, 9, 10))
    assert codes(first, a_control(date(2026, 9, 27))) == [[], ["close"]]
    assert codes(first, a_control(date(2026, 9, 28))) == [[], []]


def test_a_class_writes_one_a_day() -> None:
    day = date(2026, 9, 10)
    assert codes(a_control(day), a_control(day, RUSSIAN)) == [["day"], ["day"]]
    other = a_control(day, RUSSIAN, classes=frozenset({"7В"}))
    assert codes(a_control(day), other) == [[], []]


def test_not_the_first_or_last_lesson_unless_it_is_the_only_one_of_the_week() -> None:
    day = date(2026, 9, 10)
    assert codes(a_control(day, number=1)) == [["edge"]]
    assert codes(a_control(day, number=6, weekly=1)) == [[]]


def test_a_tenth_of_the_hours_is_the_most() -> None:
    days = [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)]
    found = codes(*(a_control(day) for day in days), hours={ALGEBRA: 20})
    assert found == [[], [], ["share"]]
    assert codes(a_control(None)) == [["no-day"]]


@pytest.mark.parametrize("work", ["Контрольная работа", "Диктант", "ВПР", "Тест", "к/р № 2"])
def test_what_the_class_writes_at_once_counts(work: str) -> None:
    assert is_control(work)
    assert not is_control("Лабораторная работа")
    assert not is_control("")
