from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.access.roles import RoleCode
from zhurnal.audit.trail import record
from zhurnal.journal.queries.changed_meanwhile import changed_meanwhile
from zhurnal.results import policy
from zhurnal.results.commands._cells import change, facts, found, state
from zhurnal.results.entries import PutResult
from zhurnal.results.events import ResultEvent
from zhurnal.results.models import ResultMark
from zhurnal.results.queries.result_to_write import CellToWrite, result_to_write
from zhurnal.results.rules.values import NOTHING
from zhurnal.results.states import ResultState


@transaction.atomic
def put_result(*, actor: Actor, entry: PutResult, now: datetime) -> ResultState:
    """Put the mark of a term, the attestation, the year, an examination, or the final one.

    The subject teacher's mark is his own. What the homeroom teacher puts awaits the subject
    teacher, who answers for it; against a mark of the subject teacher it is refused. Two people in
    one cell never overwrite each other unseen.

    Source: R-2.4-b, R-2.4-c, R-2.6-d, R-2.6-e, R-4.4-a; requirements §9.1.
    """
    cell = result_to_write(
        actor, course_id=entry.course, pupil_id=entry.pupil, column=entry.column, now=now
    )
    policy.write_results(actor, course_id=cell.course_id, class_id=cell.class_id).require()
    policy.value_fits(entry.value, cell.scale).require()
    cell.on_page.require()
    cell.in_time(reason=entry.reason, today=actor.today, now=now).require()
    row = found(cell, entry.pupil)
    if (row.value if row else NOTHING) == entry.value:
        return state(cell, entry.pupil, row)
    if (row.version if row else 0) != entry.version and row is not None:
        changed_meanwhile(
            actor, subject_id=row.pk, mine=entry.value, theirs=row.value, version=row.version
        ).require()
    policy.over_the_teacher(row, role=cell.role).require()
    policy.with_reason(
        value=entry.value,
        proposal=cell.proposal,
        reason=entry.reason,
    ).require()
    before = facts(row) if row else None
    written = _written(row, cell, entry, actor=actor, now=now)
    written.save(force_insert=row is None)
    event = _event(before["value"] if before else NOTHING, entry.value)
    record(
        change(event, written, before=before, reason=entry.reason, role=cell.role),
        actor=actor,
        at=now,
    )
    return state(cell, entry.pupil, written)


def _written(
    row: ResultMark | None, cell: CellToWrite, entry: PutResult, *, actor: Actor, now: datetime
) -> ResultMark:
    mark = row or ResultMark(
        pupil_id=entry.pupil,
        subject_id=cell.subject_id,
        school_year=cell.school_year,
        kind=cell.column.kind.value,
        term=cell.column.term,
        version=0,
    )
    own = cell.role is RoleCode.SUBJECT_TEACHER
    mark.course_id = cell.course_id
    mark.value = entry.value
    mark.proposal = cell.proposal
    mark.reason = entry.reason.strip()
    mark.put_at = now
    mark.put_by = policy.person_of(actor)
    mark.put_as = cell.role.value if cell.role else ""
    mark.responsible = cell.responsible
    mark.standing = ResultMark.Standing.OWN if own else ResultMark.Standing.AWAITING
    mark.objection = ""
    mark.version += 1
    return mark


def _event(before: str, after: str) -> ResultEvent:
    if after == NOTHING:
        return ResultEvent.RESULT_WITHDRAWN
    return ResultEvent.RESULT_CHANGED if before != NOTHING else ResultEvent.RESULT_PUT
