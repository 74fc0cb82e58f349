"""The pictures of the documents: `python -m tools.pictures` copies them from the journeys' own.

Only the journeys of the demo school are shown, whose people are invented.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TAKEN = ROOT / ".cache" / "pictures"
SHOWN = ROOT / "docs" / "pictures"
#: The name of a picture in the documents, and what the journeys call it.
CHOSEN = {
    "day": "demo-day-1366",
    "lesson": "demo-lesson-360",
    "journal": "demo-journal-1366",
    "offline": "demo-offline-1366",
    "history": "demo-history-1366",
    "diary": "demo-diary-360",
    "why": "demo-subject-light-360",
    "import": "import-preview-1366",
}


def main() -> None:
    """Copy the chosen pictures; say which of them the journeys have not taken."""
    missing = [name for name in CHOSEN.values() if not (TAKEN / f"{name}.png").exists()]
    if missing:
        sys.exit(f"Not taken yet, run `make journeys` first: {', '.join(missing)}")
    SHOWN.mkdir(parents=True, exist_ok=True)
    for shown, taken in CHOSEN.items():
        shutil.copyfile(TAKEN / f"{taken}.png", SHOWN / f"{shown}.png")


if __name__ == "__main__":
    main()
