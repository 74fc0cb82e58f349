"""What a subject teacher's answer to the homeroom teacher begins with."""

from __future__ import annotations

from zhurnal.access.actor import Actor
from zhurnal.journal.queries.changed_meanwhile import changed_meanwhile
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.results.commands._cells import found
from zhurnal.results.entries import ConfirmResult, ObjectToResult
from zhurnal.results.models import ResultMark
from zhurnal.results.queries.result_to_write import CellToWrite
from zhurnal.results.rules.values import NOTHING


def to_answer(
    actor: Actor, entry: ConfirmResult | ObjectToResult, *, cell: CellToWrite
) -> ResultMark:
    """The homeroom teacher's mark in a cell, as the subject teacher saw it.

    Source: R-2.4-c.
    """
    row = found(cell, entry.pupil)
    if row is None or row.value == NOTHING or row.standing == ResultMark.Standing.OWN:
        raise Refused(refusal("nothing-to-answer"))
    if row.version != entry.version:
        changed_meanwhile(
            actor, subject_id=row.pk, mine=NOTHING, theirs=row.value, version=row.version
        ).require()
    return row
