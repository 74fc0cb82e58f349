"""Homework as a teacher sets it from the plan: words, manner, a guess of the minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: The norm of minutes a day by class, shared among some five tasks.
_MINUTES = {2: 15, 3: 15, 4: 20, 5: 20, 6: 25, 7: 25, 8: 25, 9: 30, 10: 35, 11: 35}
_MANNERS = (
    ("наизусть", "by-heart"), ("пересказ", "oral"), ("вопросы", "oral"), ("читать", "read"),
    ("№", "written"), ("упр.", "written"), ("таблица", "written"), ("повтор", "revise"),
)  # fmt: skip
#: Paragraphs or pages, and numbers of tasks, as the plan's words name them.
_PAGES = re.compile(r"§ \d+|с\. \d+(?:–\d+)?")
_EXERCISES = re.compile(r"(?:№|упр\.) \d+(?:–\d+)?(?:, \d+)*")


@dataclass(frozen=True, slots=True)
class Task:
    """A homework in its parts, how it is to be done and how long it takes."""

    text: str
    pages: str
    exercises: str
    manner: tuple[str, ...]
    minutes: int


def task(text: str, *, grade: int, turn: int) -> Task:
    """The task that the plan's words mean; `turn` varies the estimate a little."""
    manner = dict.fromkeys(name for sign, name in _MANNERS if sign in text)
    minutes = _MINUTES[grade] + 5 * (turn % 3 - 1)
    pages, exercises = _PAGES.search(text), _EXERCISES.search(text)
    rest = _EXERCISES.sub("", _PAGES.sub("", text, count=1), count=1)
    return Task(
        text=", ".join(filter(None, (part.strip() for part in rest.split(",")))),
        pages=pages.group().removeprefix("с. ") if pages else "",
        exercises=exercises.group().removeprefix("№ ") if exercises else "",
        manner=tuple(manner),
        minutes=minutes if manner else 10,
    )
