from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.audit.models import AuditEvent
from zhurnal.journal.queries.history_lines import HistoryLine, lines
from zhurnal.kernel.verdict import Verdict
from zhurnal.results import policy
from zhurnal.results.queries._ledger import Why
from zhurnal.results.queries._locate import Located, locate
from zhurnal.results.queries._rows import ResultRow
from zhurnal.results.queries.result_to_write import CellToWrite, cell_to_write
from zhurnal.results.rules.values import values_of
from zhurnal.school.models import Person, Term

#: A page shows its form where a reason would open it.
_SOME = "some"


@dataclass(frozen=True, slots=True)
class ResultPage:
    """One result: what stands, who put it and who answers for it, why the act proposes what it
    does, and what happened to it.

    ``editing`` is the verdict on writing here, ``answering`` on confirming or objecting.
    """

    cell: CellToWrite
    pupil_id: UUID
    pupil: str
    subject: str
    whole: str
    group: str
    term: Term | None
    row: ResultRow | None
    why: Why
    author: str
    responsible: str
    history: tuple[HistoryLine, ...]
    values: tuple[str, ...]
    editing: Verdict
    answering: Verdict


def result_page(
    actor: Actor, *, course_id: UUID, pupil_id: UUID, column: str, now: datetime
) -> ResultPage | None:
    """The page of one result; None when it does not exist for the actor.

    Source: R-2.4-b («почему 4»), R-2.4-c, R-1.3-b.
    """
    found = locate(actor, course_id=course_id, pupil_id=pupil_id, column=column, now=now)
    return _page(found, actor=actor, now=now) if found else None


def _page(found: Located, *, actor: Actor, now: datetime) -> ResultPage:
    ledger, stay = found.ledger, found.stay
    cell = cell_to_write(found, actor=actor, now=now)
    row = ledger.result(stay.pupil_id, found.subject_id, found.column)
    events = AuditEvent.objects.filter(subject_id=row.id) if row else AuditEvent.objects.none()
    teacher = ledger.teacher(stay.course_id)
    names = _names({row.put_by} if row else set())
    whole = ledger.whole_of(stay.subject, stay.grade, ledger.act_of_year())
    editing = (
        policy.write_results(actor, course_id=cell.course_id, class_id=cell.class_id)
        and cell.on_page
        and cell.in_time(reason=_SOME, today=actor.today, now=now)
    )
    return ResultPage(
        cell=cell,
        pupil_id=stay.pupil_id,
        pupil=f"{stay.last_name} {stay.first_name}",
        subject=stay.subject,
        whole=whole.name if whole else "",
        group=stay.group,
        term=ledger.term(stay.scheme_id, found.column.term),
        row=row,
        why=cell.why,
        author=names.get(row.put_by, "") if row else "",
        responsible=teacher.initials_name if teacher else "",
        history=lines(events, actor),
        values=values_of(cell.scale),
        editing=editing,
        answering=policy.answer_results(actor, course_id=cell.course_id),
    )


def _names(people: set[UUID]) -> dict[UUID, str]:
    return {row.pk: row.initials_name for row in Person.objects.filter(pk__in=people)}
