"""Plan against fact: percent, what is missing, which topics to put together."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from zhurnal.curriculum.rules.fulfilment import (
    Fulfilment,
    LineAhead,
    propose_merges,
    year_hours,
)


def ahead(*topics: str, section: str = "А") -> list[LineAhead]:
    return [LineAhead(uuid4(), section, topic, "к/р" * topic.startswith("к/р")) for topic in topics]


def told(lines: list[LineAhead], pairs: list[tuple[UUID, UUID]]) -> list[str]:
    topics = {line.line_id: line.topic for line in lines}
    return [f"{topics[into]} + {topics[line]}" for line, into in pairs]


@pytest.mark.req("R-1.5-a")
def test_three_lessons_cancelled_and_their_topics_taught_with_others() -> None:
    year = Fulfilment(curriculum=68, plan=68, due=68, given=65, cancelled=3, passed=68)
    assert (year.by_hours, year.by_topics) == (95, 100)
    assert year.compressed
    assert year.shortage == 0


def test_before_the_first_lesson_there_is_no_percent() -> None:
    assert Fulfilment(plan=68).by_hours is None
    assert Fulfilment(due=5).by_topics is None


def test_what_one_course_has_to_spare_is_not_what_another_lacks() -> None:
    short = Fulfilment(lines_left=5, lessons_left=2)
    spare = Fulfilment(lines_left=5, lessons_left=9)
    assert (short + spare).shortage == short.shortage == 3


def test_neighbours_of_one_section_that_are_alike_are_put_together() -> None:
    lines = [
        *ahead("Дроби", "Степень", "Степень числа", "к/р Степень"),
        *ahead("Корень", "Уравнение", section="Б"),
    ]
    assert told(lines, propose_merges(lines, 1)) == ["Степень + Степень числа"]
    assert told(lines, propose_merges(lines, 5)) == [
        "Степень + Степень числа",
        "Корень + Уравнение",
    ]
    assert propose_merges(lines, 0) == []
    assert propose_merges(ahead("к/р 1", "к/р 2"), 1) == []


def test_the_first_grade_has_a_shorter_year() -> None:
    assert (year_hours(2, 7), year_hours(2, 1), year_hours(0.5, 9)) == (68, 66, 17)
