from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change, record_many
from zhurnal.journal import policy
from zhurnal.journal.commands import _absences
from zhurnal.journal.entries import ConfirmAttendance
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.models import Absence, LessonRecord, Mark
from zhurnal.journal.queries.changed_meanwhile import changed_meanwhile
from zhurnal.journal.queries.group_on_day import all_in_group, pupils_at
from zhurnal.journal.queries.lesson_to_write import lesson_to_write
from zhurnal.journal.queries.window_of import window_of
from zhurnal.journal.rules.attendance import sign
from zhurnal.journal.states import AttendanceState
from zhurnal.timetable.models import Lesson

Facts = dict[UUID, tuple[str, int | None]]
_WRITTEN = ("fact", "minutes_late", "reason", "document", "put_at", "put_by", "version")
_PRESENT = (Absence.Fact.PRESENT.value, None)


@transaction.atomic
def confirm_attendance(*, actor: Actor, entry: ConfirmAttendance, now: datetime) -> AttendanceState:
    """Confirm the attendance of a lesson: those named are absent or late, all others present.

    The first confirmation counts for the term of the duty; later ones change what is different and
    leave their trace. What somebody else wrote about a pupil, and this writer did not see, is never
    overwritten.

    Source: R-2.5-a, R-2.5-b, R-2.5-c, M-8.
    """
    lesson = lesson_to_write(actor, entry.lesson)
    policy.write_facts(actor, lesson, window_of(actor, lesson), now=now).require()
    wanted = _wanted(entry)
    there = pupils_at(lesson)
    all_in_group(lesson, wanted, there).require()

    lesson_record = _record(lesson)
    stored = {
        row.pupil_id: row for row in Absence.objects.select_for_update().filter(lesson=lesson)
    }
    rows = [stored.get(pupil) or _absences.nobody_asked(lesson, pupil) for pupil in there]
    different = [row for row in rows if _fact(row) != wanted.get(row.pupil_id, _PRESENT)]
    _nobody_was_faster(actor, entry, different, wanted)
    _the_marked_are_there(lesson, entry, different)

    documented = _absences.documented(
        lesson, {row.pupil_id for row in different} & set(entry.absent)
    )
    changes = [
        _absences.write(
            row,
            fact=wanted.get(row.pupil_id, _PRESENT)[0],
            minutes=wanted.get(row.pupil_id, _PRESENT)[1],
            actor=actor,
            now=now,
            reason=entry.reason,
            given=documented.get(row.pupil_id),
        )
        for row in different
    ]
    if changes or lesson_record.attendance_at is None:
        changes.append(_confirmation(lesson_record, entry))
        _save(lesson_record, different, actor=actor, now=now)
        record_many(changes, actor=actor, at=now)
    return AttendanceState(
        lesson=lesson.pk,
        confirmed_at=lesson_record.attendance_at or now,
        absences=[_absences.state(row) for row in rows if row.version],
    )


def _wanted(entry: ConfirmAttendance) -> Facts:
    absent: Facts = dict.fromkeys(entry.absent, (Absence.Fact.ABSENT.value, None))
    late: Facts = {each.pupil: (Absence.Fact.LATE.value, each.minutes) for each in entry.late}
    return absent | late


def _record(lesson: Lesson) -> LessonRecord:
    found = LessonRecord.objects.select_for_update().filter(lesson=lesson).first()
    return found or LessonRecord(lesson=lesson, school_year=lesson.school_year)


def _fact(row: Absence) -> tuple[str, int | None]:
    return str(row.fact), row.minutes_late


def _nobody_was_faster(
    actor: Actor, entry: ConfirmAttendance, different: Iterable[Absence], wanted: Facts
) -> None:
    seen = {each.pupil: each.version for each in entry.seen}
    for row in different:
        if row.version != seen.get(row.pupil_id, 0):
            changed_meanwhile(
                actor,
                subject_id=row.pk,
                mine=sign(*wanted.get(row.pupil_id, _PRESENT)),
                theirs=sign(*_fact(row)),
                version=row.version,
                pupil=row.pupil_id,
            ).require()


def _the_marked_are_there(
    lesson: Lesson, entry: ConfirmAttendance, different: Iterable[Absence]
) -> None:
    missing = {row.pupil_id for row in different} & set(entry.absent)
    marks = Mark.objects.filter(lesson=lesson, pupil__in=missing).exclude(value="")
    marked = bool(missing) and marks.exists()
    policy.miss_the_marked(marked=marked, reason=entry.reason).require()


def _confirmation(lesson_record: LessonRecord, entry: ConfirmAttendance) -> Change:
    lesson = lesson_record.lesson
    before = lesson_record.attendance_at
    return Change(
        JournalEvent.ATTENDANCE_CONFIRMED,
        "lesson-record",
        lesson_record.pk,
        before={"confirmed_at": before.isoformat()} if before else None,
        after={"absent": len(entry.absent), "late": len(entry.late)},
        school_year=lesson.school_year,
        course_id=lesson.course_id,
        lesson_id=lesson.pk,
    )


def _save(
    lesson_record: LessonRecord, rows: Iterable[Absence], *, actor: Actor, now: datetime
) -> None:
    if lesson_record.attendance_at is None:
        lesson_record.attendance_at = now
        lesson_record.attendance_by = policy.person_of(actor)
        lesson_record.save()
    rows = list(rows)
    Absence.objects.bulk_create([row for row in rows if row.version == 1])
    known = [row for row in rows if row.version > 1]
    Absence.objects.bulk_update(known, _WRITTEN)
