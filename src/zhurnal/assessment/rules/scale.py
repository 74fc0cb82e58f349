"""The scales of a local act: which values a cell of the journal takes, and what each is worth."""

from __future__ import annotations

from dataclasses import dataclass

from zhurnal.assessment.act import Act, ScaleCode

#: The five-point scale. A one is hardly ever put but is lawful in local acts.
FIVE_POINT = ("5", "4", "3", "2", "1")
#: Точка: the work is still to be handed in. Every scale has it.
DEBT = "•"
#: A withdrawn mark.
NOTHING = ""

_VALUES = {
    ScaleCode.FIVE: FIVE_POINT,
    ScaleCode.TEN: tuple(str(value) for value in range(10, 0, -1)),
    ScaleCode.HUNDRED: tuple(str(value) for value in range(100, -1, -1)),
    ScaleCode.CREDIT: ("зач", "незач"),
}
#: What work that was never handed in is worth where it counts as a 2.
_FAILED = {ScaleCode.FIVE: 2, ScaleCode.TEN: 2, ScaleCode.HUNDRED: 0}


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale with its values, the best first; ``names`` are the words behind them, if any."""

    code: ScaleCode
    values: tuple[str, ...]
    names: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether its values are numbers, of which means are made."""
        return self.code in _FAILED

    @property
    def failed(self) -> int | None:
        """What a debt is worth where the act counts it as a 2; None without numbers."""
        return _FAILED.get(self.code)

    @property
    def spoken(self) -> str:
        """Its values as a sentence names them."""
        if self.code in {ScaleCode.TEN, ScaleCode.HUNDRED}:
            return f"{self.values[-1]}–{self.values[0]}"
        return ", ".join(self.values)

    def accepts(self, value: str) -> bool:
        """Whether a value may be written as a mark: one of the scale, or a debt.

        Source: R-2.4-d; school practice §9.
        """
        return value == DEBT or value in self.values

    def points(self, value: str) -> int | None:
        """What a value adds to a mean of its own scale; None when it does not count.

        Source: school practice §9 (точка, н, зач, осв are not in the mean), §11.
        """
        return int(value) if self.counts and value in self.values else None

    def name(self, value: str) -> str:
        """The words behind a value, «высокий» for «В»; the value itself where it needs none."""
        named = dict(zip(self.values, self.names, strict=False))
        return named.get(value, value)


FIVE = Scale(ScaleCode.FIVE, FIVE_POINT)


def scale_for(act: Act, *, grade: int, subject: str) -> Scale:
    """The scale that an act prescribes for a grade and a subject: of its rules the first that fits,
    or else the five-point one.

    Source: R-2.4-a; school practice §9, §11 (1st grade безотметочное).
    """
    name = subject.casefold()
    for rule in act.scales:
        first, last = rule.grades
        if first <= grade <= last and (not rule.subjects or name in rule.subjects):
            return _scale(act, rule.scale)
    return FIVE


def points(value: str, scale: Scale = FIVE) -> int | None:
    """What a value adds to a mean, on the five-point scale unless told otherwise.

    Source: school practice §9.
    """
    return scale.points(value)


def _scale(act: Act, code: ScaleCode) -> Scale:
    if code is ScaleCode.WORDS:
        levels = act.levels
        return Scale(code, tuple(each.sign for each in levels), tuple(each.name for each in levels))
    return Scale(code, _VALUES[code])
