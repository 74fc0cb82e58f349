"""What is written when the facts changed, and what is left alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhurnal.control.rules.reconcile import NOT_APPLICABLE, WAIVED, Duty, reconcile, settled
from zhurnal.control.rules.since import Written, all_since, since

START = datetime(2026, 11, 18, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)
ANNA, IVAN, DARYA = uuid4(), uuid4(), uuid4()


def a_duty(**changed: Any) -> Duty:
    told: dict[str, Any] = {
        "responsible_id": ANNA,
        "lesson_id": None,
        "school_year": 2026,
        "on": date(2026, 11, 18),
        "opens_at": START,
        "due_at": START + HOUR,
        "done_at": None,
    }
    return Duty(**{**told, **changed})


duties = st.dictionaries(
    st.integers(0, 5),
    st.builds(
        a_duty,
        done_at=st.none() | st.just(START),
        standing=st.sampled_from(["", NOT_APPLICABLE]),
        due_at=st.sampled_from([START + HOUR, START + 2 * HOUR]),
    ),
)


@pytest.mark.req("M-1")
@given(stored=duties, derived=duties)
def test_what_was_reconciled_once_has_no_differences_left(
    stored: dict[int, Duty], derived: dict[int, Duty]
) -> None:
    found = reconcile(stored, derived)
    after = {key: duty for key, duty in stored.items() if key not in found.remove}
    after |= {**found.insert, **found.change}
    assert after.keys() == derived.keys()
    again = reconcile(after, derived)
    assert (again.insert, again.change, again.remove) == ({}, {}, frozenset())
    assert reconcile({}, derived).insert == after, "from scratch the same comes out"


@pytest.mark.req("M-1")
def test_a_closed_duty_stays_when_its_lesson_is_cancelled_and_an_open_one_falls_away() -> None:
    done = a_duty(done_at=START, standing=NOT_APPLICABLE)
    assert settled(done).standing == ""
    assert settled(a_duty(standing=NOT_APPLICABLE)).standing == NOT_APPLICABLE


@pytest.mark.req("M-1")
def test_a_waiver_outlives_every_recomputation() -> None:
    waived = a_duty(standing=WAIVED)
    for derived in (a_duty(), a_duty(done_at=START), a_duty(standing=NOT_APPLICABLE)):
        assert settled(derived, waived).standing == WAIVED


@pytest.mark.req("R-2.6-a")
def test_another_mark_leaves_the_first_moment_and_one_taken_back_begins_anew() -> None:
    mark = uuid4()
    put, again, gone, last = (START + number * HOUR for number in range(4))
    written = [Written(mark, put, stands=True), Written(mark, again, stands=True)]
    assert since(written) == {mark: put}
    written += [Written(mark, gone, stands=False)]
    assert since(written) == {}
    assert since([*written, Written(mark, last, stands=True)]) == {mark: last}


@pytest.mark.req("R-2.6-a")
def test_a_work_is_done_when_the_last_of_those_waited_for_is_told_of() -> None:
    told = [
        (IVAN, START + HOUR),
        (IVAN, START),
        (DARYA, START + 2 * HOUR),
        (ANNA, START + 9 * HOUR),
    ]
    assert all_since([IVAN, DARYA], told) == START + 2 * HOUR
    assert all_since([IVAN, DARYA], told[:2]) is None
    assert all_since([IVAN], told) == START, "by a mark and as absent: the earlier counts"
