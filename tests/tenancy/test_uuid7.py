from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import RFC_4122, UUID

import pytest

from zhurnal.tenancy import uuid7 as module
from zhurnal.tenancy.uuid7 import uuid7


def test_an_identifier_is_a_uuid_of_version_7_made_now(monkeypatch: pytest.MonkeyPatch) -> None:
    # Identifiers never go back, and another test may have been in next year.
    monkeypatch.setattr(module, "_last_millisecond", 0)
    made = uuid7()
    assert (made.version, made.variant) == (7, RFC_4122)
    at = datetime.fromtimestamp((made.int >> 80) / 1000, UTC)
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=1)  # noqa: TID251 -- the clock itself


def test_identifiers_ascend_in_the_order_they_were_made() -> None:
    made = [uuid7() for _ in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_threads_never_get_the_same_identifier() -> None:
    def many(_: int) -> list[UUID]:
        return [uuid7() for _ in range(2_000)]

    with ThreadPoolExecutor(4) as pool:
        lots = list(pool.map(many, range(4)))
    assert len({each for lot in lots for each in lot}) == 8_000
    assert all(lot == sorted(lot) for lot in lots)


def test_a_clock_set_back_does_not_set_identifiers_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = uuid7()
    monkeypatch.setattr("time.time_ns", lambda: 0)
    after = uuid7()
    assert before < after


def test_a_full_counter_goes_on_in_the_next_millisecond(monkeypatch: pytest.MonkeyPatch) -> None:
    before = uuid7()
    monkeypatch.setattr("time.time_ns", lambda: 0)
    monkeypatch.setattr(module, "_last_counter", (1 << 42) - 1)
    assert uuid7().int >> 80 == (before.int >> 80) + 1
