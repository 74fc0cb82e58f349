"""When a change of a mark is a correction that control and the diary must see."""

from __future__ import annotations

from zhurnal.assessment.rules.scale import DEBT, NOTHING


def is_correction(before: str, after: str) -> bool:
    """Whether a mark once put was changed or taken back.

    A debt that becomes a mark is the ordinary course of things, and so is a first mark.

    Source: R-1.3-b (зачёркнуто — исправлено — подпись); school practice §9 (точка).
    """
    return before not in {NOTHING, DEBT} and after != before
