"""Which values a cell of the journal accepts, and which of them count in a mean."""

from __future__ import annotations

#: The five-point scale. A one is hardly ever put but is lawful in local acts.
FIVE_POINT = ("5", "4", "3", "2", "1")
#: Точка: the work is still to be handed in.
DEBT = "•"
#: A withdrawn mark.
NOTHING = ""


def is_value(value: str) -> bool:
    """Whether a value may be written as a mark: one of the scale, or a debt.

    Source: R-2.4-d; school practice §9.
    """
    return value in FIVE_POINT or value == DEBT


def points(value: str) -> int | None:
    """What a value adds to a mean, 1 to 5; None when it does not count (a debt, a withdrawn mark).

    Source: school practice §9 (точка, н, зач, осв are not in the mean), §11.
    """
    return int(value) if value in FIVE_POINT else None


def has_marks(grade: int) -> bool:
    """Whether pupils of a grade are marked at all: the first grade is taught without marks.

    Source: school practice §11 (1st grade безотметочное: block digits for parallel 1).
    """
    return grade > 1
