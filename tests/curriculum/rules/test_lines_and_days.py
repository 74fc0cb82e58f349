"""Lines fall on days in order; a new edition of a plan keeps the lines it goes on with."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from zhurnal.curriculum.rules.lay_out import lay_out
from zhurnal.curriculum.rules.match_lines import match_lines

DAYS = [date(2026, 9, 1) + timedelta(days=n) for n in range(4)]


def test_a_line_taught_with_another_shares_its_day() -> None:
    one, two, three, four = (uuid4() for _ in range(4))
    assert lay_out([one, two, three, four], DAYS[:2], {two: one, three: None}) == {
        one: DAYS[0], two: DAYS[0], three: None, four: DAYS[1],
    }  # fmt: skip
    assert lay_out([one, two], DAYS[:1], {}) == {one: DAYS[0], two: None}
    assert lay_out([one, two, three], DAYS, {one: two, two: three}) == dict.fromkeys(
        (one, two, three), DAYS[0]
    )


def test_reworded_and_moved_apart_lines_are_told_from_new_ones() -> None:
    assert match_lines(["А", "Б", "В"], ["А", "Новое", "Б", "В"]) == [0, None, 1, 2]
    assert match_lines(["А", "Б", "В"], ["а", "Б, иначе", "В"]) == [0, 1, 2]
    assert match_lines([], ["А"]) == [None]


@given(
    st.lists(st.sampled_from("АБВГ"), max_size=12), st.lists(st.sampled_from("АБВГ"), max_size=12)
)
def test_no_line_is_continued_twice(old: list[str], new: list[str]) -> None:
    found = [place for place in match_lines(old, new) if place is not None]
    assert found == sorted(set(found))
    assert match_lines(old, old) == list(range(len(old)))
