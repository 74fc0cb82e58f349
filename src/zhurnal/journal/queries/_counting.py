"""By what the marks of a page are counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhurnal.assessment.act import Act
from zhurnal.assessment.rules.scale import Scale


@dataclass(frozen=True, slots=True)
class Counting:
    """The act, the scale it prescribes for a page, and the day of reading."""

    act: Act
    scale: Scale
    today: date
