"""What the commands about a cell of results have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from zhurnal.access.roles import RoleCode
from zhurnal.audit.trail import Change
from zhurnal.results.events import ResultEvent
from zhurnal.results.models import ResultMark
from zhurnal.results.queries.result_to_write import CellToWrite
from zhurnal.results.states import ResultState


def found(cell: CellToWrite, pupil_id: UUID) -> ResultMark | None:
    """The row of a cell, locked until the transaction ends."""
    return (
        ResultMark.objects.select_for_update()
        .filter(
            pupil=pupil_id,
            subject=cell.subject_id,
            school_year=cell.school_year,
            kind=cell.column.kind.value,
            term=cell.column.term,
        )
        .first()
    )


def facts(row: ResultMark) -> dict[str, Any]:
    """What the trail keeps of a result: author and responsible are two of its facts.

    Source: R-2.4-c.
    """
    return {
        "value": row.value,
        "proposal": row.proposal,
        "put_as": row.put_as,
        "put_by": str(row.put_by),
        "responsible": str(row.responsible) if row.responsible else "",
        "standing": str(row.standing),
        "kind": row.kind,
        "term": row.term,
    }


def change(
    event: ResultEvent,
    row: ResultMark,
    *,
    before: Mapping[str, Any] | None,
    reason: str = "",
    role: RoleCode | None = None,
) -> Change:
    """What happened to a result, for the trail."""
    return Change(
        event,
        "result-mark",
        row.pk,
        before=before,
        after=facts(row),
        reason=reason.strip(),
        role=role.value if role else "",
        school_year=row.school_year,
        course_id=row.course_id,
        pupil_id=row.pupil_id,
    )


def state(cell: CellToWrite, pupil_id: UUID, row: ResultMark | None) -> ResultState:
    """How a cell stands now."""
    return ResultState(
        course=cell.course_id,
        pupil=pupil_id,
        column=cell.column.code,
        value=row.value if row else "",
        proposal=cell.proposal,
        standing=str(row.standing) if row else ResultMark.Standing.OWN.value,
        version=row.version if row else 0,
    )
