"""What may stand in a cell of results, by the scale of the subject."""

from __future__ import annotations

from zhurnal.assessment.act import ScaleCode

#: Не аттестован: never without a reason.
UNASSESSED = "н/а"
#: Освобождён.
EXEMPT = "осв"
#: Taught without marks.
UNMARKED = "безотм"
PASSED, FAILED = "зач", "незач"
#: Nothing was put, or what was put was taken back.
NOTHING = ""

_OF_SCALE: dict[ScaleCode, tuple[str, ...]] = {
    ScaleCode.FIVE: ("5", "4", "3", "2"),
    ScaleCode.TEN: tuple(str(number) for number in range(10, 0, -1)),
    ScaleCode.HUNDRED: tuple(str(number) for number in range(100, -1, -1)),
    ScaleCode.CREDIT: (PASSED, FAILED),
    ScaleCode.WORDS: (UNMARKED,),
}


def values_of(scale: ScaleCode) -> tuple[str, ...]:
    """The values that close a cell of results, best first: those of the scale, then «н/а», «осв».

    Source: R-2.6-e; school practice §11.
    """
    return (*_OF_SCALE[scale], UNASSESSED, EXEMPT)


def number_of(value: str) -> int | None:
    """What a result adds to a mean of results; None when it is no number.

    Source: school practice §11.
    """
    return int(value) if value.isdecimal() else None
