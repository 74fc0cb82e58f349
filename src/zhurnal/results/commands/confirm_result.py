from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import record
from zhurnal.results import policy
from zhurnal.results.commands._answers import to_answer
from zhurnal.results.commands._cells import change, facts, state
from zhurnal.results.entries import ConfirmResult
from zhurnal.results.events import ResultEvent
from zhurnal.results.models import ResultMark
from zhurnal.results.queries.result_to_write import result_to_write
from zhurnal.results.states import ResultState


@transaction.atomic
def confirm_result(*, actor: Actor, entry: ConfirmResult, now: datetime) -> ResultState:
    """Confirm, as the subject teacher, the mark that the homeroom teacher put; the author stays he.

    Source: R-2.4-c, R-4.4-a.
    """
    cell = result_to_write(
        actor, course_id=entry.course, pupil_id=entry.pupil, column=entry.column, now=now
    )
    policy.answer_results(actor, course_id=cell.course_id).require()
    row = to_answer(actor, entry, cell=cell)
    if row.standing != ResultMark.Standing.CONFIRMED:
        before = facts(row)
        row.standing = ResultMark.Standing.CONFIRMED
        row.objection = ""
        row.version += 1
        row.save()
        confirmed = change(ResultEvent.RESULT_CONFIRMED, row, before=before, role=cell.role)
        record(confirmed, actor=actor, at=now)
    return state(cell, entry.pupil, row)
