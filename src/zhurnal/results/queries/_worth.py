"""What the current marks of a term are worth on the day of reading: debts, works written again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zhurnal.assessment.act import Act
from zhurnal.assessment.rules.counting import MarkFacts, counted
from zhurnal.assessment.rules.proposal import Current
from zhurnal.assessment.rules.scale import Scale
from zhurnal.results.queries._rows import MarkRow


def valued(marks: Sequence[MarkRow], *, act: Act, scale: Scale, today: date) -> list[MarkRow]:
    """The marks of a pupil in time, each with its points by the act.

    Source: school practice §9 (точка, исправление).
    """
    facts = [
        MarkFacts(mark.value, mark.weight, mark.due_on, mark.work_id, mark.retake_of)
        for mark in marks
    ]
    worth = counted(facts, act=act, scale=scale, today=today)
    return [
        mark._replace(
            points=number, outdone=number is None and scale.points(mark.value) is not None
        )
        for mark, (number, _) in zip(marks, worth, strict=True)
    ]


def currents(marks: Sequence[MarkRow], *, today: date) -> list[Current]:
    """Valued marks as a proposal takes them: who wrote a work again has redeemed its 2.

    Source: school practice §9 (an unredeemed 2 bars a 5).
    """
    again = {mark.retake_of for mark in marks if mark.retake_of is not None}
    return [
        Current(
            mark.value,
            0 if mark.outdone else mark.weight,
            redeemed=mark.work_id in again,
            overdue=mark.due_on is not None and today > mark.due_on,
        )
        for mark in marks
    ]
