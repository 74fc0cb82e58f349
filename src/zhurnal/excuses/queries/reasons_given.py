from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from zhurnal.excuses.models import DocumentPupil
from zhurnal.excuses.rules.coverage import Coverage


class Given(NamedTuple):
    """The reason a document gives, and which document."""

    reason: str
    document_id: UUID


class Asked(NamedTuple):
    """A pupil at a lesson, for which the documents are asked."""

    pupil_id: UUID
    on: date
    number: int


def reasons_given(asked: Collection[Asked]) -> dict[Asked, Given]:
    """The reasons that documents in force give for pupils at lessons; of several documents the one
    registered last.. One query.

    Source: R-2.9-b, R-2.9-d.
    """
    if not asked:
        return {}
    given: dict[Asked, Given] = {}
    documents = list(_documents(asked))
    for each in asked:
        for pupil_id, coverage, reason in documents:
            if pupil_id == each.pupil_id and coverage.covers(each.on, each.number):
                given[each] = reason
    return given


def _documents(asked: Collection[Asked]) -> Iterable[tuple[UUID, Coverage, Given]]:
    days = [each.on for each in asked]
    rows = (
        DocumentPupil.objects.filter(
            pupil__in={each.pupil_id for each in asked},
            document__applied_at__isnull=False,
            document__withdrawn_at__isnull=True,
            document__first_on__lte=max(days),
            document__last_on__gte=min(days),
        )
        .order_by("document__registered_at", "document_id")
        .values_list(
            "pupil_id",
            "document_id",
            "document__reason",
            "document__first_on",
            "document__last_on",
            "document__first_lesson",
            "document__last_lesson",
        )
    )
    for pupil_id, document_id, reason, first_on, last_on, first, last in rows:
        yield pupil_id, Coverage(first_on, last_on, first, last), Given(reason, document_id)
