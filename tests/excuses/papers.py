"""Papers for tests: entries as somebody hands them in, and a school week full of absences."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from tests.builders import a_lesson
from tests.cast import TODAY, Cast
from tests.conftest import NOON
from tests.journal.writing import acting
from zhurnal.excuses.commands.register_document import register_document
from zhurnal.excuses.entries import DocumentEntry
from zhurnal.excuses.models import (
    DocumentKind,
    DocumentPupil,
    DocumentScan,
    Exemption,
    GivenReason,
    ParentNotice,
    ReasonDocument,
)
from zhurnal.excuses.rules.coverage import Coverage
from zhurnal.journal.commands.apply_document import apply_document
from zhurnal.journal.models import Absence
from zhurnal.school.models import Course, Person, Pupil
from zhurnal.timetable.models import Lesson

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def a_document(
    cast: Cast, *days: int, pupils: tuple[Pupil, ...] = (), now: datetime, **fields: Any
) -> DocumentEntry:
    """Ivan's certificate of illness for these days of November 2026, the first to the last."""
    first, last = date(2026, 11, days[0]), date(2026, 11, days[-1])
    lessons = {name: fields.pop(name, None) for name in ("first_lesson", "last_lesson")}
    told: dict[str, Any] = {
        "key": uuid4(),
        "pupils": tuple(pupil.pk for pupil in pupils or (cast.pupil_ivan,)),
        "kind": DocumentKind.CERTIFICATE,
        "reason": GivenReason.ILLNESS,
        "coverage": Coverage(first, last, **lessons),
        "handed_at": now,
        "number": "17",
        **fields,
    }
    return DocumentEntry(**told)


def registered(
    cast: Cast, entry: DocumentEntry, now: datetime, *, who: Person | None = None
) -> ReasonDocument:
    """A document that the homeroom teacher of 7Б registered."""
    actor = acting(who or cast.galina, now)
    return register_document(actor=actor, entry=entry, now=now)


def applied(cast: Cast, document: ReasonDocument, now: datetime) -> int:
    """Let the homeroom teacher of 7Б enter the reasons of a document."""
    return apply_document(actor=acting(cast.galina, now), document_id=document.pk, now=now)


def lessons_of_days(courses: list[Course], first: date, counts: list[int]) -> list[Lesson]:
    """So many lessons on a day and the days after it, of the courses in turn."""
    return [
        a_lesson(courses[number % len(courses)], on=first + timedelta(days=place), number=number)
        for place, count in enumerate(counts)
        for number in range(1, count + 1)
    ]


def absent(pupil: Pupil, *lessons: Lesson, reason: str = "unknown") -> list[Absence]:
    """Absences of a pupil, as subject teachers wrote them."""
    return Absence.objects.bulk_create(
        Absence(
            lesson=lesson,
            pupil=pupil,
            school_year=lesson.school_year,
            fact=Absence.Fact.ABSENT,
            reason=reason,
            put_at=lesson.starts_at,
            put_by=lesson.teacher.person_id,
        )
        for lesson in lessons
    )


def papers_about(pupil: Pupil) -> None:
    """A certificate with a scan, an exemption and a notice: one of each, for one pupil."""
    named = {"registered_at": NOON, "registered_by": pupil.person_id}
    document = ReasonDocument.objects.create(
        kind=DocumentKind.CERTIFICATE,
        reason=GivenReason.ILLNESS,
        first_on=TODAY,
        last_on=TODAY,
        handed_at=NOON,
        **named,
    )
    DocumentPupil.objects.create(document=document, pupil=pupil)
    DocumentScan.objects.create(
        document=document, media_type="image/png", content=PNG, kept_at=NOON
    )
    Exemption.objects.create(pupil=pupil, first_on=TODAY, last_on=TODAY, **named)
    ParentNotice.objects.create(
        pupil=pupil, first_on=TODAY, last_on=TODAY, given_at=NOON, given_by=pupil.person_id
    )
