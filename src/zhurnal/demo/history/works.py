"""What is marked at a lesson, and how it turns out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from zhurnal.assessment.rules.scale import DEBT, Scale
from zhurnal.demo.content import table
from zhurnal.demo.history.children import Child

ANSWER, HOMEWORK = "answer", "homework"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of control in a plan: the code of the work, who is marked, when, how strictly."""

    code: str
    share: float
    written: bool
    harder: float


@dataclass(frozen=True, slots=True)
class MarkPut:
    """A mark, and what it was corrected to later, if it was."""

    child: Child
    value: str
    at: datetime
    comment: str = ""
    corrected: str = ""
    corrected_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class WorkDone:
    """A work of a lesson with its marks."""

    code: str
    title: str
    at: datetime
    marks: tuple[MarkPut, ...]
    #: What of it is marked, where a work has several marks.
    criterion: str = ""


def kinds() -> dict[str, Kind]:
    """Kinds of control by the words of a lesson plan."""
    return {
        words: Kind(code, float(share), when == "позже", float(harder))
        for words, code, share, when, harder in table("controls.txt")
    }


class Marker:
    """Puts the marks of one lesson to those who are there."""

    def __init__(
        self, *, present: Sequence[tuple[Child, float]], starts_at: datetime, chance: Random
    ) -> None:
        self._present, self._starts_at, self._chance = present, starts_at, chance

    def control(self, kind: Kind, title: str) -> WorkDone:
        """A work that the whole class writes; marks come with it or some days later."""
        chance = self._chance
        given = [one for one in self._present if chance.random() < kind.share]
        at = self._starts_at + timedelta(minutes=30)
        if kind.written:
            at = self._starts_at + timedelta(days=chance.randint(1, 3), hours=chance.randint(4, 7))
        marks = tuple(
            self._mark(one, able - kind.harder, at + timedelta(seconds=7 * place), kind)
            for place, (one, able) in enumerate(given)
        )
        return WorkDone(kind.code, title, self._starts_at + timedelta(minutes=4), marks)

    def answers(self, code: str, share: float) -> WorkDone | None:
        """Some answer at the lesson, or have their homework looked through."""
        chance = self._chance
        given = [one for one in self._present if chance.random() < share]
        if not given:
            return None
        marks = tuple(
            self._mark(one[0], one[1] + 0.15, self._starts_at + timedelta(minutes=minute))
            for one, minute in ((one, chance.randint(8, 39)) for one in given)
        )
        return WorkDone(code, "", min(mark.at for mark in marks), marks)

    def levels(self, scale: Scale, share: float) -> WorkDone | None:
        """Say of some pupils how far they have come, where nobody is marked."""
        chance, signs = self._chance, scale.values[:3]
        given = [row for row in self._present if chance.random() < share]
        marks = tuple(
            MarkPut(
                one,
                signs[0 if able > 4.2 else 1 if able > 3.3 else 2],
                self._starts_at + timedelta(minutes=chance.randint(8, 34)),
                chance.choice(_WORDS) if chance.random() < 0.3 else "",
            )
            for one, able in given
        )
        return WorkDone(ANSWER, "", min(mark.at for mark in marks), marks) if marks else None

    def _mark(self, one: Child, able: float, at: datetime, kind: Kind | None = None) -> MarkPut:
        chance = self._chance
        value = str(min(5, max(2, round(chance.gauss(able, 0.62)))))
        comment = chance.choice(_COMMENTS) if chance.random() < 0.012 else ""
        if kind is None or not kind.written:
            return MarkPut(one, value, at, comment)
        later = at + timedelta(days=chance.randint(3, 9), minutes=chance.randint(0, 90))
        if chance.random() < 0.012 * (5 - one.ability):
            return MarkPut(one, DEBT, at, "", value, later)
        if value == "2" and chance.random() < 0.45:
            return MarkPut(one, value, at, comment, chance.choice("334"), later)
        return MarkPut(one, value, at, comment)


_WORDS = (
    "Читает слогами, понимает прочитанное",
    "Старается, пишет без наклона",
    "Считает уверенно, помогает соседу",
    "Отвечает полным предложением",
)
_COMMENTS = (
    "Отличная работа",
    "Хорошо рассуждает",
    "Стало заметно лучше",
    "Внимательнее с вычислениями",
    "Повторить правило",
    "Не хватило времени на последнее задание",
    "Аккуратнее с оформлением",
)
