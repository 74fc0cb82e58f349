from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record
from zhurnal.results import policy
from zhurnal.results.commands._answers import to_answer
from zhurnal.results.commands._cells import change, facts, state
from zhurnal.results.entries import ObjectToResult
from zhurnal.results.events import ResultEvent
from zhurnal.results.models import ResultMark
from zhurnal.results.queries.result_to_write import result_to_write
from zhurnal.results.states import ResultState


@transaction.atomic
def object_to_result(*, actor: Actor, entry: ObjectToResult, now: datetime) -> ResultState:
    """Say, as the subject teacher, what speaks against the mark that the homeroom teacher put.

    The mark stays, marked as disputed, until one of the two changes it.

    Source: R-2.4-c; requirements §9.1.
    """
    cell = result_to_write(
        actor, course_id=entry.course, pupil_id=entry.pupil, column=entry.column, now=now
    )
    policy.answer_results(actor, course_id=cell.course_id).require()
    row = to_answer(actor, entry, cell=cell)
    before = facts(row)
    row.standing = ResultMark.Standing.OBJECTED
    row.objection = entry.objection.strip()
    row.version += 1
    row.save()
    objected = change(
        ResultEvent.RESULT_OBJECTED, row, before=before, reason=entry.objection, role=cell.role
    )
    record(objected, actor=actor, at=now)
    return state(cell, entry.pupil, row)
