"""The pages of the journal as rows: what was written by now, and an event of the trail for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, time
from operator import itemgetter
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from zhurnal.assessment.rules.scale import DEBT
from zhurnal.audit.models import AuditEvent
from zhurnal.demo.history.children import Child
from zhurnal.demo.history.kinds import Kinds
from zhurnal.demo.history.misses import Miss
from zhurnal.demo.history.papers import Papers
from zhurnal.demo.history.register import LessonFacts, Register, Writer
from zhurnal.demo.history.rows import Rows
from zhurnal.demo.history.story import Story
from zhurnal.demo.history.tasks import Task
from zhurnal.demo.history.works import MarkPut, WorkDone
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.models import Absence, Homework, HomeworkAddressee, LessonRecord, Mark, Work
from zhurnal.journal.rules.correction import is_correction
from zhurnal.kernel.clock import at as moment
from zhurnal.tenancy.models import TenantModel
from zhurnal.tenancy.uuid7 import uuid7

#: When homeroom teachers look through the notes that pupils brought.
_NOTES_AT = time(14, 20)


class Pages:
    """Gathers rows lesson by lesson; `write` puts them down, events in the order of their time."""

    def __init__(self, school: Register, *, now: datetime, tz: ZoneInfo, kinds: Kinds) -> None:
        self._school, self._now, self._tz, self._kinds = school, now, tz, kinds
        self._year = school.year.number
        self._papers = Papers()
        models: list[type[TenantModel]] = [*self._papers.models, LessonRecord, Absence, Homework]
        models += [HomeworkAddressee, Work, Mark, AuditEvent]
        self._rows = {model: Rows(model) for model in models}
        self._events: list[dict[str, Any]] = []
        self.written: Counter[str] = Counter()

    def add(self, lesson: LessonFacts, story: Story) -> None:
        """Keep what had been written about a lesson by now."""
        teacher = self._school.teachers[lesson.teacher_id]
        self._record(lesson, story, teacher)
        if story.attendance_at <= self._now:
            for one, miss in story.missing:
                self._absence(lesson, one, miss, at=story.attendance_at)
        if story.homework_at <= self._now:
            self._homework(lesson, story, teacher)
        whole = None
        for position, work in enumerate(story.works, start=1):
            if work.at <= self._now:
                made = self._work(lesson, work, position, teacher, part_of=whole)
                whole = whole or (made if work.criterion else None)

    def note(self, event: dict[str, Any]) -> None:
        """Keep an event of another table, so that the trail stays in the order of its time."""
        self._events.append(event)

    def write(self, until: datetime | None = None) -> None:
        """Put the rows down, and the events up to a moment, or all of them."""
        self._events.sort(key=itemgetter("at"))
        waiting = []
        for event in self._events:
            if until is not None and event["at"] > until:
                waiting.append(event)
            else:
                self._rows[AuditEvent].add(event)
        self._events = waiting
        for table, row in self._papers.taken():
            self._rows[table].add(row)
        for model, rows in self._rows.items():
            self.written[model.__name__] += rows.write()

    def _record(self, lesson: LessonFacts, story: Story, teacher: Writer) -> None:
        taken, told = story.attendance_at <= self._now, story.topic_at <= self._now
        if not (taken or told):
            return
        row: dict[str, Any] = {"topic": "", "material": "", "plan_line_id": None}
        if told:
            row = {
                "topic": story.topic,
                "material": story.material,
                "plan_line_id": story.line_id,
            }
        record_id = uuid7()
        self._rows[LessonRecord].add(
            dict(
                id=record_id,
                lesson_id=lesson.lesson_id,
                school_year=self._year,
                attendance_at=story.attendance_at if taken else None,
                attendance_by=teacher.person_id if taken else None,
                topic_at=story.topic_at if told else None,
                version=int(told),
                **row,
            )
        )
        subject = ("lesson-record", record_id)
        if taken:
            late = sum(miss.late > 0 for _, miss in story.missing)
            after: dict[str, Any] = {"absent": len(story.missing) - late, "late": late}
            confirmed = JournalEvent.ATTENDANCE_CONFIRMED
            self._event(confirmed, story.attendance_at, teacher, lesson, subject, after=after)
        if told:
            line = {"plan_line": str(story.line_id)} if story.line_id else {}
            after = {"topic": story.topic, "material": story.material, **line}
            written = JournalEvent.TOPIC_WRITTEN
            self._event(written, story.topic_at, teacher, lesson, subject, after=after)

    def _absence(self, lesson: LessonFacts, one: Child, miss: Miss, *, at: datetime) -> None:
        teacher = self._school.teachers[lesson.teacher_id]
        note_at = moment(miss.known_on, _NOTES_AT, self._tz) if miss.known_on else None
        noted = bool(miss.reason and note_at and at < note_at <= self._now)
        fact = {"fact": "late", "minutes": miss.late} if miss.late else {"fact": "absent"}
        notes = self._school.homeroom.get(one.class_id, teacher)
        document = self._papers.paper(one, miss, note_at, notes) if noted and note_at else None
        absence_id = uuid7()
        self._rows[Absence].add(
            {
                "id": absence_id,
                "lesson_id": lesson.lesson_id,
                "pupil_id": one.pupil_id,
                "school_year": self._year,
                "fact": fact["fact"],
                "minutes_late": miss.late or None,
                "reason": miss.reason if noted else Absence.Reason.UNKNOWN.value,
                "document_id": document,
                "put_at": at,
                "put_by": teacher.person_id,
                "version": 1,
            }
        )
        subject = ("absence", absence_id)
        recorded = JournalEvent.ABSENCE_RECORDED
        self._event(recorded, at, teacher, lesson, subject, after=fact, pupil_id=one.pupil_id)
        if noted and note_at:
            self._event(
                JournalEvent.REASON_SET,
                note_at,
                notes,
                lesson,
                subject,
                before={"reason": Absence.Reason.UNKNOWN.value},
                after={"reason": miss.reason} | ({"document": str(document)} if document else {}),
                pupil_id=one.pupil_id,
            )

    def _homework(self, lesson: LessonFacts, story: Story, teacher: Writer) -> None:
        self._task(lesson, story, teacher, story.task)
        if story.own and story.own_task:
            self._task(lesson, story, teacher, story.own_task, story.own)

    def _task(
        self,
        lesson: LessonFacts,
        story: Story,
        teacher: Writer,
        task: Task | None,
        pupils: Sequence[Child] = (),
    ) -> None:
        """A homework of all, or of the pupils named; without a task «не задано»."""
        homework_id = uuid7()
        told: dict[str, Any] = {}
        if task:
            told = {**asdict(task), "manner": list(task.manner)}
        self._rows[Homework].add(
            {
                "id": homework_id,
                "lesson_id": lesson.lesson_id,
                "course_id": lesson.course_id,
                "school_year": self._year,
                "nothing_set": task is None,
                "individual": bool(pupils),
                "due_on": story.due_on,
                "set_at": story.homework_at,
                "set_by": teacher.person_id,
                **told,
            }
        )
        for one in pupils:
            self._rows[HomeworkAddressee].add(
                {"homework_id": homework_id, "pupil_id": one.pupil_id}
            )
        after: dict[str, Any] = {"nothing_set": True}
        if task:
            due = {"due_on": story.due_on.isoformat()} if story.due_on else {}
            whom = {"pupils": sorted(str(one.pupil_id) for one in pupils)} if pupils else {}
            after = {name: value for name, value in told.items() if value} | due | whom
        event, subject = JournalEvent.HOMEWORK_SET, ("homework", homework_id)
        self._event(event, story.homework_at, teacher, lesson, subject, after=after)

    def _work(
        self,
        lesson: LessonFacts,
        work: WorkDone,
        position: int,
        teacher: Writer,
        *,
        part_of: UUID | None,
    ) -> UUID:
        course = self._school.courses[lesson.course_id]
        type_id, weight, due_on = self._kinds.at(lesson, course, work.code)
        work_id, title = uuid7(), work.title[:200]
        criterion = {"criterion": work.criterion} if work.criterion else {}
        self._rows[Work].add(
            {
                "id": work_id,
                "lesson_id": lesson.lesson_id,
                "work_type_id": type_id,
                "school_year": self._year,
                "title": title,
                "weight": weight,
                "marks_due_on": due_on,
                "position": position,
                "part_of_id": part_of if criterion else None,
            }
            | criterion
        )
        after = {"type": work.code, "title": title, "weight": weight} | criterion
        added = JournalEvent.WORK_ADDED
        self._event(added, work.at, teacher, lesson, ("work", work_id), after=after)
        for put in work.marks:
            if put.at <= self._now:
                self._mark(lesson, work_id, put, teacher)
        return work_id

    def _mark(self, lesson: LessonFacts, work_id: UUID, put: MarkPut, teacher: Writer) -> None:
        changed = put.corrected_at is not None and put.corrected_at <= self._now
        event = JournalEvent.MARK_PUT
        if changed and is_correction(put.value, put.corrected):
            event = JournalEvent.MARK_CORRECTED
        mark_id = uuid7()
        put_on = put.at.astimezone(self._tz).date()
        due_on = self._kinds.debt_until(lesson.on, put_on) if put.value == DEBT else None
        self._rows[Mark].add(
            {
                "id": mark_id,
                "work_id": work_id,
                "lesson_id": lesson.lesson_id,
                "pupil_id": put.child.pupil_id,
                "school_year": self._year,
                "value": put.corrected if changed else put.value,
                "comment": put.comment,
                "corrected": event is JournalEvent.MARK_CORRECTED,
                "put_at": put.corrected_at if changed else put.at,
                "put_by": teacher.person_id,
                "due_on": None if changed else due_on,
                "version": 1 + changed,
            }
        )
        said = {"value": put.value} | ({"comment": put.comment} if put.comment else {})
        first = said | ({"due_on": due_on.isoformat()} if due_on else {})
        subject, pupil_id, work = ("mark", mark_id), put.child.pupil_id, {"work": str(work_id)}
        by = {"pupil_id": pupil_id, "after": first | work}
        self._event(JournalEvent.MARK_PUT, put.at, teacher, lesson, subject, **by)
        if changed and put.corrected_at:
            then = said | {"value": put.corrected} | work
            by = {"pupil_id": pupil_id, "before": first, "after": then}
            self._event(event, put.corrected_at, teacher, lesson, subject, **by)

    def _event(
        self,
        event: JournalEvent,
        at: datetime,
        writer: Writer,
        lesson: LessonFacts,
        subject: tuple[str, UUID],
        **values: Any,
    ) -> None:
        self._events.append(
            {
                **values,
                **writer.signature,
                "at": at,
                "event": event.value,
                "school_year": self._year,
                "subject_type": subject[0],
                "subject_id": subject[1],
                "course_id": lesson.course_id,
                "lesson_id": lesson.lesson_id,
            }
        )
