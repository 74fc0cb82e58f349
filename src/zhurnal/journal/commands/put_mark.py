from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.assessment.rules.scale import NOTHING
from zhurnal.audit.trail import Change, record
from zhurnal.journal import policy
from zhurnal.journal.commands.add_work import add_work
from zhurnal.journal.entries import AddWork, PutMark
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.models import Mark, Work
from zhurnal.journal.queries.cell_to_write import cell_to_write
from zhurnal.journal.queries.changed_meanwhile import changed_meanwhile
from zhurnal.journal.queries.window_of import window_of
from zhurnal.journal.rules.correction import is_correction
from zhurnal.journal.states import MarkState, WorkState
from zhurnal.kernel.verdict import Refused, refusal


@transaction.atomic
def put_mark(*, actor: Actor, entry: PutMark, now: datetime) -> MarkState:
    """Put a pupil's mark for a work, change it, or withdraw it.

    Two people in one cell never overwrite each other unseen: who did not see the last version is
    refused and gets both values. Of two first marks at once the database lets one in; the other
    ends in an ``IntegrityError``, from which ``enter`` goes on to the same refusal.

    Source: R-2.4-a, R-2.4-d, R-2.7-c, R-1.3-b, R-3.2-d.
    """
    cell = cell_to_write(actor, lesson_id=entry.lesson, pupil_id=entry.pupil, work_id=entry.work)
    window = window_of(actor, cell.lesson)
    policy.put_mark(actor, cell.lesson, window, value=entry.value, now=now).require()
    cell.in_group.require()
    policy.mark_the_absent(value=entry.value, absent=cell.absent, reason=entry.reason).require()

    work_id, made = _work(entry, actor=actor, now=now)
    found = Mark.objects.select_for_update().filter(work=work_id, pupil=entry.pupil).first()
    mark = found or Mark(
        lesson_id=cell.lesson.pk,
        work_id=work_id,
        pupil_id=entry.pupil,
        school_year=cell.lesson.school_year,
        version=0,
    )
    old = _facts(mark)
    if not _differs(mark, entry):
        return _state(mark, made)
    if mark.version != entry.version:
        changed_meanwhile(
            actor,
            subject_id=mark.pk,
            mine=entry.value,
            theirs=mark.value,
            version=mark.version,
        ).require()
    event = _event(mark.value, entry.value)
    _write(mark, entry, actor=actor, now=now)
    mark.save(force_insert=found is None)
    record(
        Change(
            event,
            "mark",
            mark.pk,
            before=old if found else None,
            after={**_facts(mark), "work": str(work_id)},
            reason=entry.reason.strip(),
            school_year=mark.school_year,
            course_id=cell.lesson.course_id,
            lesson_id=cell.lesson.pk,
            pupil_id=entry.pupil,
        ),
        actor=actor,
        at=now,
    )
    return _state(mark, made)


def _work(entry: PutMark, *, actor: Actor, now: datetime) -> tuple[UUID, WorkState | None]:
    """The work the mark is for: the one named, the lesson's first of its kind, or a new one."""
    if entry.work is not None:
        return entry.work, None
    works = Work.objects.filter(lesson=entry.lesson, work_type__code=entry.type)
    first = works.order_by("position").first()
    if first is not None:
        return first.pk, None
    if entry.type is None or entry.value == NOTHING:
        raise Refused(refusal("not-found"))
    asked = AddWork(key=entry.key, lesson=entry.lesson, type=entry.type)
    made = add_work(actor=actor, entry=asked, now=now)
    return made.work, made


def _differs(mark: Mark, entry: PutMark) -> bool:
    return mark.value != entry.value or entry.comment not in {None, mark.comment}


def _event(before: str, after: str) -> JournalEvent:
    if after == NOTHING:
        return JournalEvent.MARK_WITHDRAWN
    return JournalEvent.MARK_CORRECTED if is_correction(before, after) else JournalEvent.MARK_PUT


def _write(mark: Mark, entry: PutMark, *, actor: Actor, now: datetime) -> None:
    mark.corrected = mark.corrected or is_correction(mark.value, entry.value)
    mark.value = entry.value
    if entry.comment is not None:
        mark.comment = entry.comment.strip()
    mark.put_at = now
    mark.put_by = policy.person_of(actor)
    mark.version += 1


def _facts(mark: Mark) -> dict[str, str]:
    facts = {"value": mark.value, "comment": mark.comment}
    return {name: text for name, text in facts.items() if text or name == "value"}


def _state(mark: Mark, made: WorkState | None) -> MarkState:
    return MarkState(
        work=mark.work_id,
        pupil=mark.pupil_id,
        value=mark.value,
        version=mark.version,
        comment=mark.comment,
        corrected=mark.corrected,
        made=made,
    )
