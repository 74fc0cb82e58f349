"""Since when something stands that the trail tells of, however often it was written anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID


class Written(NamedTuple):
    """A writing of a thing: when, and whether it stood afterwards."""

    subject_id: UUID
    at: datetime
    stands: bool


def since(writings: Iterable[Written]) -> dict[UUID, datetime]:
    """When each thing that stands came to stand; ``writings`` are oldest first.

    To put another mark leaves the first moment as it was; to take it back and put it again begins
    anew.

    Source: M-1 (an act that was undone reopens the duty).
    """
    found: dict[UUID, datetime] = {}
    for subject_id, at, stands in writings:
        if stands:
            found.setdefault(subject_id, at)
        else:
            found.pop(subject_id, None)
    return found


def all_since(waited: Collection[UUID], told: Iterable[tuple[UUID, datetime]]) -> datetime | None:
    """When the last of those waited for was told of; None while somebody is missing.

    ``told`` may name somebody twice, by a mark and as absent: the earlier counts. It may also name
    others.

    Source: R-2.6-a (a mark or an explicit status for every pupil of the list).
    """
    moments: dict[UUID, datetime] = {}
    for pupil_id, at in told:
        moments[pupil_id] = min(at, moments.get(pupil_id, at))
    if any(pupil_id not in moments for pupil_id in waited):
        return None
    return max((moments[pupil_id] for pupil_id in waited), default=None)
