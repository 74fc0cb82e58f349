from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhurnal.curriculum.entries import LineText
from zhurnal.curriculum.queries.plan_page import LineTold, PlanPage
from zhurnal.curriculum.rules.match_lines import match_lines

_FIELDS = ("section", "topic", "work", "homework")


@dataclass(frozen=True, slots=True)
class LineVerdict:
    """What becomes of a line: ``new``, ``same`` or ``changed``; ``was`` is its topic until now."""

    number: int
    text: LineText
    outcome: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """What a table would make of a plan; ``gone`` are the lines it takes out."""

    lines: Sequence[LineVerdict]
    gone: Sequence[LineTold]

    def count(self, outcome: str) -> int:
        """How many lines fare so."""
        return sum(line.outcome == outcome for line in self.lines)


def plan_preview(page: PlanPage, lines: Sequence[LineText]) -> PlanPreview:
    """Lay a table over a plan, as ``replace_lines`` would.

    Source: school practice §7.
    """
    places = match_lines([line.topic for line in page.lines], [text.topic for text in lines])
    kept = set(places)
    return PlanPreview(
        lines=[
            _verdict(number, text, None if place is None else page.lines[place])
            for number, (text, place) in enumerate(zip(lines, places, strict=True), start=1)
        ],
        gone=[line for place, line in enumerate(page.lines) if place not in kept],
    )


def _verdict(number: int, text: LineText, before: LineTold | None) -> LineVerdict:
    if before is None:
        return LineVerdict(number, text, "new")
    if all(getattr(text, name) == getattr(before, name) for name in _FIELDS):
        return LineVerdict(number, text, "same")
    return LineVerdict(number, text, "changed", before.topic)
