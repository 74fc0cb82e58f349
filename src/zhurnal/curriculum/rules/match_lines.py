"""Which line of a plan a line of its new edition is."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher


def match_lines(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """For every new topic the position of the old line that it continues, or None for a new line.

    Equal topics continue each other; between two equal ones, lines are taken for reworded in their
    order. So a lesson that taught a line keeps it when the plan is brought in anew.

    Source: R-2.7-a (the topic of a held lesson is a line of the plan).
    """
    found: list[int | None] = [None] * len(new)
    matcher = SequenceMatcher(None, [_plain(each) for each in old], [_plain(each) for each in new],
                              autojunk=False)  # fmt: skip
    for kind, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if kind not in {"equal", "replace"}:
            continue
        pairs = zip(range(from_old, to_old), range(from_new, to_new), strict=False)
        for was, becomes in pairs:
            found[becomes] = was
    return found


def _plain(topic: str) -> str:
    return " ".join(topic.casefold().split())
