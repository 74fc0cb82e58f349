"""The columns of results: one for every term, then attestation, year, examination, final."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a result is the mark of."""

    TERM = "term"
    ATTESTATION = "attestation"
    ANNUAL = "annual"
    EXAM = "exam"
    FINAL = "final"


#: The grades that end a level of school: only they have final marks.
FINAL_GRADES = (9, 11)
#: The grade whose examinations count in the final mark.
EXAM_GRADE = 9
_WHOLE = "whole-"


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``term`` is the number of a term, 0 for all other kinds; ``whole`` is a mark of the
    subject that several subjects make up, as algebra and geometry make mathematics.
    """

    kind: Kind
    term: int = 0
    whole: bool = False

    @property
    def code(self) -> str:
        """How addresses and entries name it: «term-2», «annual», «whole-final»."""
        name = f"{self.kind}-{self.term}" if self.term else str(self.kind)
        return _WHOLE + name if self.whole else name


def columns_of(*, grade: int, terms: int, part: bool, leads: bool) -> tuple[Column, ...]:
    """The columns of a subject in a grade whose year has so many terms.

    A ``part`` of a whole has no examination and no final mark of its own: the whole has them. The
    part that ``leads`` also shows the columns of the whole.

    Source: R-2.4-b; school practice §10.
    """
    own = [Column(Kind.TERM, number) for number in range(1, terms + 1)]
    own += [Column(Kind.ATTESTATION), Column(Kind.ANNUAL)]
    if grade not in FINAL_GRADES:
        return tuple(own)
    ends = [Kind.EXAM, Kind.FINAL] if grade == EXAM_GRADE else [Kind.FINAL]
    if not part:
        own += [Column(kind) for kind in ends]
    elif leads:
        kinds = [Kind.ANNUAL, *ends] if grade == EXAM_GRADE else ends
        own += [Column(kind, whole=True) for kind in kinds]
    return tuple(own)


def column_of(code: str) -> Column | None:
    """The column that a code names; None when it names none.

    Source: R-2.4-b (each kind has its own column).
    """
    whole = code.startswith(_WHOLE)
    name, _, number = code.removeprefix(_WHOLE).partition("-")
    if name not in set(Kind) or (name == Kind.TERM) != (number in {"1", "2", "3", "4", "5", "6"}):
        return None
    column = Column(Kind(name), int(number or 0), whole)
    return column if column.code == code else None
