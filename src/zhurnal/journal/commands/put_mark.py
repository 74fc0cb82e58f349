from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.assessment.rules.scale import NOTHING, scale_for
from zhurnal.audit.trail import Change, record
from zhurnal.journal import policy
from zhurnal.journal.commands import _marks
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
from zhurnal.timetable.models import Lesson


@transaction.atomic
def put_mark(*, actor: Actor, entry: PutMark, now: datetime) -> MarkState:
    """Put a pupil's mark for a work, change it, or withdraw it.

    Two people in one cell never overwrite each other unseen: who did not see the last version is
    refused and gets both values. Of two first marks at once the database lets one in; the other
    ends in an ``IntegrityError``, from which ``enter`` goes on to the same refusal.

    Source: R-2.4-a, R-2.4-d, R-2.7-c, R-1.3-b, R-3.2-d.
    """
    cell = cell_to_write(actor, lesson_id=entry.lesson, pupil_id=entry.pupil, work_id=entry.work)
    scale = scale_for(cell.act, grade=cell.lesson.course.grade, subject=cell.subject)
    window = window_of(actor, cell.lesson)
    may = policy.put_mark(actor, cell.lesson, window, value=entry.value, scale=scale, now=now)
    may.require()
    cell.in_group.require()
    policy.not_brought(brought=cell.brought).require()
    policy.mark_the_absent(entry=entry, absent=cell.absent).require()
    policy.days_of_mark(cell.lesson, entry=entry, today=actor.today).require()

    work_id, made = _work(entry, actor=actor, now=now)
    found = Mark.objects.select_for_update().filter(work=work_id, pupil=entry.pupil).first()
    mark = found or _marks.blank(cell.lesson, work_id, entry.pupil)
    old = _marks.facts(mark)
    if not _marks.differs(mark, entry):
        return _marks.state(mark, made)
    if mark.version != entry.version:
        changed_meanwhile(
            actor,
            subject_id=mark.pk,
            mine=entry.value,
            theirs=mark.value,
            version=mark.version,
        ).require()
    event = _event(mark.value, entry.value)
    usual_end = actor.today + timedelta(cell.act.debts.days)
    person = policy.person_of(actor)
    _marks.write(mark, entry, usual_end=usual_end, person=person, now=now)
    mark.save(force_insert=found is None)
    record(
        Change(
            event,
            "mark",
            mark.pk,
            before=old if found else None,
            after={**_marks.facts(mark), "work": str(work_id)},
            reason=entry.reason.strip(),
            school_year=mark.school_year,
            course_id=cell.lesson.course_id,
            lesson_id=cell.lesson.pk,
            pupil_id=entry.pupil,
        ),
        actor=actor,
        at=now,
    )
    return _marks.state(mark, made)


def _work(entry: PutMark, *, actor: Actor, now: datetime) -> tuple[UUID, WorkState | None]:
    """The work the mark is for: the one named, the lesson's first of its kind, or a new one."""
    if entry.work is not None:
        return entry.work, None
    first = _first_of_kind(entry)
    if first is not None:
        return first, None
    if entry.type is None or entry.value == NOTHING:
        raise Refused(refusal("not-found"))
    # Of two first marks at once the second waits here, and finds the work of the first.
    list(Lesson.objects.select_for_update(no_key=True).filter(pk=entry.lesson).values_list("pk"))
    first = _first_of_kind(entry)
    if first is not None:
        return first, None
    asked = AddWork(key=entry.key, lesson=entry.lesson, type=entry.type)
    made = add_work(actor=actor, entry=asked, now=now)
    return made.work, made


def _first_of_kind(entry: PutMark) -> UUID | None:
    works = Work.objects.filter(lesson=entry.lesson, work_type__code=entry.type)
    own = works.filter(retake_of__isnull=True, brought__isnull=True).order_by("position")
    return own.values_list("pk", flat=True).first()


def _event(before: str, after: str) -> JournalEvent:
    if after == NOTHING:
        return JournalEvent.MARK_WITHDRAWN
    return JournalEvent.MARK_CORRECTED if is_correction(before, after) else JournalEvent.MARK_PUT
