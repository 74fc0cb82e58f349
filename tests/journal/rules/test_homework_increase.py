"""What asks more of a pupil, and what only asks it more clearly."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhurnal.journal.rules.homework_increase import asks_more, is_late

GIVEN: dict[str, Any] = {
    "text": "§ 19, выучить правило",
    "exercises": "№ 34–36",
    "manner": ["устно"],
    "minutes": 25,
    "due_on": "2026-11-20",
    "pupils": ["ivan"],
}


@pytest.mark.req("R-2.8-d")
@pytest.mark.parametrize(
    "change",
    [
        {"text": "§ 19, выучить правило наизусть"},
        {"text": "§ 19, 20 выучить правило"},
        {"exercises": "№ 34–38"},
        {"exercises": "№ 34–36, 40"},
        {"pages": "с. 12"},
        {"practical": "склеить модель"},
        {"manner": ["устно", "письменно"]},
        {"minutes": 30},
        {"due_on": "2026-11-19"},
        {"pupils": ["ivan", "pyotr"]},
    ],
    ids=str,
)
def test_these_ask_more(change: dict[str, Any]) -> None:
    assert asks_more(GIVEN, {**GIVEN, **change})


@pytest.mark.req("R-2.8-d")
@pytest.mark.parametrize(
    "change",
    [
        {},
        {"text": "§ 20, выучить правило"},
        {"text": "§ 19"},
        {"exercises": "№ 34, 36"},
        {"exercises": "№ 34-36"},
        {"source": "Мерзляк, 7 класс"},
        {"minutes": 20},
        {"due_on": "2026-11-23"},
        {"manner": []},
        {"nothing_set": True},
    ],
    ids=str,
)
def test_these_only_reduce_or_clarify(change: dict[str, Any]) -> None:
    assert not asks_more(GIVEN, {**GIVEN, **change})


@pytest.mark.req("R-2.8-d")
def test_a_task_where_none_was_asks_more_and_a_first_estimate_does_not() -> None:
    assert asks_more(None, GIVEN)
    assert asks_more({"nothing_set": True}, GIVEN)
    assert not asks_more(None, {"nothing_set": True})
    assert not asks_more({"text": "§ 1"}, {"text": "§ 1", "minutes": 90})


@pytest.mark.req("R-2.8-d")
@given(words=st.lists(st.from_regex(r"[а-я]{1,8}", fullmatch=True), min_size=1, max_size=9))
def test_a_word_less_is_never_more_and_a_word_more_always_is(words: list[str]) -> None:
    longer, shorter = {"text": " ".join(words)}, {"text": " ".join(words[:-1])}
    assert asks_more(shorter, longer)
    assert not asks_more(longer, shorter)


@pytest.mark.req("R-2.8-d")
def test_the_last_second_of_the_term_belongs_to_it(now: datetime) -> None:
    assert not is_late(now, now=now + timedelta(microseconds=999_999))
    assert is_late(now, now=now + timedelta(seconds=1))
