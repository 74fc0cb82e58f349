"""What is fixed by hand about the demo school: names, load, plans, bells.

Read from the files beside this one.
"""

from __future__ import annotations

from datetime import time
from importlib.resources import files

_HERE = files(__name__)


def text(name: str) -> str:
    """A file of this folder as text."""
    return (_HERE / name).read_text(encoding="utf-8")


def table(name: str) -> list[list[str]]:
    """The rows of a file whose columns are divided by «|»; lines of «#» are for people."""
    return [
        [cell.strip() for cell in line.split("|")]
        for line in text(name).splitlines()
        if line.strip() and not line.startswith("#")
    ]


def bells() -> list[tuple[int, int, time, time]]:
    """Shift, lesson, its beginning and its end."""
    return [
        (int(shift), int(lesson), time.fromisoformat(starts), time.fromisoformat(ends))
        for shift, lesson, starts, ends in table("bells.txt")
    ]
