from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from zhurnal.access.actor import Actor
from zhurnal.assessment.queries.act_on import act_on
from zhurnal.assessment.rules.scale import scale_for
from zhurnal.audit.trail import Change, record, record_many
from zhurnal.excuses.policy import scan_fits
from zhurnal.journal import policy
from zhurnal.journal.brought import BringMarks, BroughtLine
from zhurnal.journal.commands import _marks, _works
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.models import BroughtPaper, BroughtScan, Mark, Work
from zhurnal.journal.queries.lesson_for_brought import lesson_for_brought
from zhurnal.journal.queries.pupils_to_bring import pupils_to_bring
from zhurnal.journal.queries.work_kind import work_kind
from zhurnal.kernel.scans import scan_type
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.school.models import Subject
from zhurnal.timetable.models import Lesson


@transaction.atomic
def bring_marks(*, actor: Actor, entry: BringMarks, now: datetime) -> BroughtPaper:
    """Enter the marks that a pupil brings from another school or a hospital, by their paper.

    Each becomes a mark for a typed work of his own at a lesson of the same term, signed with the
    paper; it counts like any other by the act of that lesson's day, and nobody here changes it.
    Sent twice it is entered once.

    Source: school practice §4, §13 (перезачёт); R-2.7-c (no mark without a typed work).
    """
    policy.bring(actor).require()
    if not pupils_to_bring(actor, entry.pupil_id):
        raise Refused(refusal("not-found"))
    known = BroughtPaper.objects.filter(pk=entry.key).first()
    if known is not None:
        return known
    if not entry.lines:
        raise Refused(refusal("nothing-brought"))
    days = [line.on for line in entry.lines]
    policy.paper_dated(issued_on=entry.issued_on, days=days, today=actor.today).require()
    scan_fits(entry.scan).require()
    paper = _paper(actor, entry, now)
    changes = [_bring(paper, line, actor=actor, now=now) for line in entry.lines]
    record_many(changes, actor=actor, at=now)
    record(
        Change(
            JournalEvent.BROUGHT_REGISTERED,
            "brought paper",
            paper.pk,
            after={
                "issued_by": paper.issued_by,
                "number": paper.number,
                "issued_on": paper.issued_on.isoformat(),
                "marks": len(changes),
            },
            pupil_id=paper.pupil_id,
        ),
        actor=actor,
        at=now,
    )
    return paper


def _paper(actor: Actor, entry: BringMarks, now: datetime) -> BroughtPaper:
    paper = BroughtPaper(
        id=entry.key,
        pupil_id=entry.pupil_id,
        issued_by=entry.issued_by.strip(),
        number=entry.number.strip(),
        issued_on=entry.issued_on,
        entered_at=now,
        entered_by=policy.person_of(actor),
    )
    paper.save(force_insert=True)
    if entry.scan is not None:
        kind = scan_type(entry.scan) or ""
        BroughtScan(paper=paper, media_type=kind, content=entry.scan, kept_at=now).save()
    return paper


def _bring(paper: BroughtPaper, line: BroughtLine, *, actor: Actor, now: datetime) -> Change:
    lesson = _lesson(paper, line, actor)
    scale = scale_for(
        act_on(lesson.on).act, grade=lesson.course.grade, subject=lesson.course.subject.name
    )
    policy.brought_value(scale, line.value).require()
    kind = work_kind(line.type, lesson)
    last = Work.objects.filter(lesson=lesson).aggregate(last=Max("position"))["last"]
    work = Work(
        lesson=lesson,
        work_type=_works.row_of(kind),
        school_year=lesson.school_year,
        title=f"Перезачёт: {paper.issued_by}",
        weight=kind.weight,
        position=(last or 0) + 1,
        brought=paper,
    )
    work.save(force_insert=True)
    mark = _marks.blank(lesson, work.pk, paper.pupil_id)
    mark.value, mark.comment = line.value, _signed(paper, line)
    mark.put_at, mark.put_by, mark.version = now, paper.entered_by, 1
    mark.save(force_insert=True)
    return _change(mark, lesson, paper)


def _lesson(paper: BroughtPaper, line: BroughtLine, actor: Actor) -> Lesson:
    lesson = lesson_for_brought(
        pupil_id=paper.pupil_id, subject_id=line.subject_id, on=line.on, today=actor.today
    )
    if lesson is None:
        subject = Subject.objects.filter(pk=line.subject_id).values_list("name", flat=True).first()
        raise Refused(refusal("no-lesson-for-brought", subject=subject or "?", day=line.on))
    return lesson


def _signed(paper: BroughtPaper, line: BroughtLine) -> str:
    """What stands beside the mark wherever it is shown."""
    return (
        f"Перезачёт: {paper.issued_by}, документ № {paper.number} "
        f"от {paper.issued_on:%d.%m.%Y}, работа {line.on:%d.%m.%Y}"
    )


def _change(mark: Mark, lesson: Lesson, paper: BroughtPaper) -> Change:
    return Change(
        JournalEvent.MARK_PUT,
        "mark",
        mark.pk,
        after={**_marks.facts(mark), "work": str(mark.work_id), "paper": str(paper.pk)},
        reason=mark.comment,
        school_year=mark.school_year,
        course_id=lesson.course_id,
        lesson_id=lesson.pk,
        pupil_id=mark.pupil_id,
    )
