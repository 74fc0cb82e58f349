"""The trail of a list: one event for every line that is new or was changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from zhurnal.audit.trail import Change
from zhurnal.kernel.differences import Difference


@dataclass(frozen=True, slots=True)
class Listing:
    """How the lines of a list are told of: what a line is, and its two events."""

    subject_type: str
    entered: StrEnum
    changed: StrEnum

    def changes(
        self,
        found: Iterable[Difference[Any]],
        ids: Mapping[Any, UUID],
        **places: Any,
    ) -> Iterator[Change]:
        """One change for every difference; ``ids`` gives the row of a line by its key, ``places``
        are further fields of all these changes (``school_year``, …).
        """
        for each in found:
            yield Change(
                self.entered if each.is_new else self.changed,
                self.subject_type,
                ids[each.entry.key],
                each.old_values(),
                each.new_values(),
                **places,
            )
