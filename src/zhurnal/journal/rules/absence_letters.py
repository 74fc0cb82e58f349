"""The letters by which absences are written in a cell, as teachers write them."""

from __future__ import annotations


def absence_letter(fact: str, reason: str) -> str:
    """«н», «б» (illness), «у» (valid reason), «о» (late) of a fact and a reason; nothing for
    somebody who is present.

    Source: R-2.5-d, R-2.9-b; school practice §12.
    """
    if fact == "absent":
        return {"illness": "б", "valid": "у"}.get(reason, "н")
    return "о" if fact == "late" else ""
