"""Homework as a teacher sets it from the plan: words, manner, a guess of the minutes."""

from __future__ import annotations

from dataclasses import dataclass

#: The norm of minutes a day by class, shared among some five tasks.
_MINUTES = {2: 15, 3: 15, 4: 20, 5: 20, 6: 25, 7: 25, 8: 25, 9: 30, 10: 35, 11: 35}
_MANNERS = (
    ("наизусть", "наизусть"), ("пересказ", "устно"), ("вопросы", "устно"), ("читать", "читать"),
    ("№", "письменно"), ("упр.", "письменно"), ("таблица", "письменно"), ("повтор", "повторить"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Task:
    """A homework in words, how it is to be done and how long it takes."""

    text: str
    manner: tuple[str, ...]
    minutes: int


def task(text: str, *, grade: int, turn: int) -> Task:
    """The task that the plan's words mean; `turn` varies the estimate a little."""
    manner = dict.fromkeys(name for sign, name in _MANNERS if sign in text)
    minutes = _MINUTES[grade] + 5 * (turn % 3 - 1)
    return Task(text, tuple(manner), minutes if manner else 10)
