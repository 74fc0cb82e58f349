"""Whether homework as changed asks more of a pupil than it did."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

#: The parts of a homework that are done; where it is found (``source``) asks nothing more.
_DONE = ("text", "pages", "exercises", "practical")
_RANGE = re.compile(r"(\d{1,4})\s*[-–—]\s*(\d{1,4})")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")


def is_late(due_at: datetime, *, now: datetime) -> bool:
    """Whether the term of a homework is over; its last second belongs to it.

    Source: R-2.8-b, R-2.8-d.
    """
    return now >= due_at + timedelta(seconds=1)


def asks_more(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> bool:
    """Whether a homework asks more than before: ``None`` and «не задано» asked nothing.

    More is: a homework where none was; a part that was empty (pages, exercises, practical work); a
    part with a word more, or with a number more («№ 34–36» names three numbers, «№ 34–38» five); a
    way of doing it more («письменно»); a greater estimate of minutes; an earlier day; a pupil more.
    Fewer, other or clearer words, another book, a first estimate, a later day are no more.

    The homework is as the trail keeps it: filled fields alone.

    Source: R-2.8-d; clause 2.8.
    """
    if after.get("nothing_set"):
        return False
    if before is None or before.get("nothing_set"):
        return True
    return (
        any(_longer(str(before.get(name, "")), str(after.get(name, ""))) for name in _DONE)
        or not set(after.get("manner", ())) <= set(before.get("manner", ()))
        or not set(after.get("pupils", ())) <= set(before.get("pupils", ()))
        or _greater(before.get("minutes"), after.get("minutes"))
        or _greater(after.get("due_on"), before.get("due_on"))
    )


def _longer(before: str, after: str) -> bool:
    words = len(_WORD.findall(after)) > len(_WORD.findall(before))
    return words or _numbers(after) > _numbers(before)


def _numbers(text: str) -> int:
    """How many numbers a text names, those inside ranges too."""
    ranges = [(int(first), int(last)) for first, last in _RANGE.findall(text)]
    inside = sum(max(last - first, 1) + 1 for first, last in ranges)
    return inside + len(_NUMBER.findall(_RANGE.sub(" ", text)))


def _greater(less: Any, more: Any) -> bool:
    """Whether both are known and the second is greater."""
    return less is not None and more is not None and more > less
