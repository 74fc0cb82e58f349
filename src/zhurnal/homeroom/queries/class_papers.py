from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count

from zhurnal.excuses.models import DocumentPupil, Exemption, ParentNotice, ReasonDocument
from zhurnal.excuses.rules.coverage import Coverage
from zhurnal.homeroom.queries.class_to_read import Classmate, OwnClass, roll
from zhurnal.journal.models import Absence

#: A class of thirty hands in about a hundred papers a year.
_MOST = 300


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of reason as a list shows it: for whom of the class, and how many absences have
    their reason from it.
    """

    id: UUID
    kind: str
    reason: str
    number: str
    title: str
    coverage: Coverage
    handed_at: datetime
    names: tuple[str, ...]
    lessons: int
    applied: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class DatedNote:
    """An exemption from exercise (``text`` is its number) or a parent's notice."""

    id: UUID
    name: str
    coverage: Coverage
    text: str
    at: datetime
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class ClassPapers:
    """Every paper about the pupils of a class, newest first.

    Source: R-2.9-c; school practice §12.
    """

    own: OwnClass
    pupils: Sequence[Classmate]
    documents: Sequence[Paper]
    exemptions: Sequence[DatedNote]
    notices: Sequence[DatedNote]


def class_papers(own: OwnClass, today: date) -> ClassPapers:
    """The papers about those who are on the roll today. Five statements, however many.

    Source: R-2.9-c; school practice §12.
    """
    pupils = roll(own.id, today, today)
    names = {pupil.pupil_id: pupil.name for pupil in pupils}
    return ClassPapers(own, pupils, _documents(names), _exemptions(names), _notices(names))


def _documents(names: Mapping[UUID, str]) -> list[Paper]:
    links = DocumentPupil.objects.filter(pupil__in=names).select_related("document")
    documents: dict[UUID, ReasonDocument] = {}
    whose: dict[UUID, list[str]] = defaultdict(list)
    for link in links.order_by("-document__registered_at", "-document_id")[:_MOST]:
        documents[link.document_id] = link.document
        whose[link.document_id].append(names[link.pupil_id])
    counted = Absence.objects.filter(document__in=documents, pupil__in=names).order_by()
    lessons = dict(counted.values_list("document").annotate(number=Count("pk")))
    return [
        Paper(
            pk,
            row.kind,
            row.reason,
            row.number,
            row.title,
            row.coverage,
            row.handed_at,
            tuple(sorted(whose[pk])),
            lessons.get(pk, 0),
            row.applied_at is not None,
            row.withdrawn_at is not None,
        )
        for pk, row in documents.items()
    ]


def _exemptions(names: Mapping[UUID, str]) -> list[DatedNote]:
    rows = Exemption.objects.filter(pupil__in=names).order_by("-registered_at", "-pk")
    return [
        DatedNote(
            row.pk,
            names[row.pupil_id],
            Coverage(row.first_on, row.last_on),
            row.number,
            row.registered_at,
            row.withdrawn_at is not None,
        )
        for row in rows[:_MOST]
    ]


def _notices(names: Mapping[UUID, str]) -> list[DatedNote]:
    rows = ParentNotice.objects.filter(pupil__in=names).order_by("-given_at", "-pk")
    return [
        DatedNote(
            row.pk,
            names[row.pupil_id],
            row.coverage,
            row.text,
            row.given_at,
            row.withdrawn_at is not None,
        )
        for row in rows[:_MOST]
    ]
