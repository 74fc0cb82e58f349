"""What counts as a correction that control and the diary must see."""

from __future__ import annotations

import pytest

from zhurnal.journal.rules.correction import is_correction


@pytest.mark.req("R-1.3-b")
@pytest.mark.parametrize(
    ("before", "after", "correction"),
    [
        ("3", "4", True),
        ("3", "", True),
        ("3", "•", True),
        ("", "4", False),
        ("•", "4", False),
        ("•", "", False),
        ("4", "4", False),
    ],
)
def test_a_mark_changed_or_taken_back_was_corrected(
    before: str, after: str, correction: bool
) -> None:
    assert is_correction(before, after) is correction
