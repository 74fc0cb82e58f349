from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, QuerySet, SmallIntegerField, Value

from zhurnal.excuses.models import DocumentPupil, Exemption, ParentNotice
from zhurnal.excuses.rules.coverage import Coverage
from zhurnal.tenancy.prepared import PreparedQuery


class HintSource(StrEnum):
    """Where something known beforehand comes from."""

    DOCUMENT = "document"
    EXEMPTION = "exemption"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Hint:
    """What is known about a pupil's day before anybody has looked who is there. Never a fact.

    ``words`` are the title of an event or the text of a notice.
    """

    pupil_id: UUID
    source: HintSource
    kind: str
    reason: str
    number: str
    words: str
    coverage: Coverage


def hints_on(on: date, pupils: Collection[UUID]) -> list[Hint]:
    """Documents, exemptions and notices that cover a day of these pupils. One statement.

    Source: R-2.5-c (shown as a hint, and confirmed at the lesson).
    """
    if not pupils:
        return []
    return [_hint(row) for row in _HINTS.rows(on=on, pupils=sorted(pupils))]


def _hint(row: tuple[Any, ...]) -> Hint:
    pupil_id, source, kind, reason, number, words, *span = row
    return Hint(pupil_id, HintSource(source), kind, reason, number, words, Coverage(*span))


def _rows(on: date, pupils: list[UUID]) -> QuerySet[Any, Any]:
    days = {"first_on__lte": on, "last_on__gte": on, "withdrawn_at__isnull": True}
    of_document = {f"document__{name}": value for name, value in days.items()}
    documents = _columns(
        DocumentPupil.objects.filter(pupil__in=pupils, **of_document),
        HintSource.DOCUMENT,
        ("document__kind", "document__reason", "document__number", "document__title"),
        path="document__",
    )
    notices = _columns(
        ParentNotice.objects.filter(pupil__in=pupils, **days),
        HintSource.NOTICE,
        ("", "", "", "text"),
    )
    exemptions = _columns(
        Exemption.objects.filter(pupil__in=pupils, **days),
        HintSource.EXEMPTION,
        ("", "", "number", ""),
        lessons=False,
    )
    return documents.union(notices, exemptions, all=True)


def _columns(
    rows: QuerySet[Any, Any],
    source: HintSource,
    texts: tuple[str, ...],
    *,
    path: str = "",
    lessons: bool = True,
) -> QuerySet[Any, Any]:
    nothing = Value("", CharField())
    whole_day = Value(None, SmallIntegerField())
    return rows.order_by().values_list(
        "pupil_id",
        Value(source.value, CharField()),
        *(F(name) if name else nothing for name in texts),
        f"{path}first_on",
        f"{path}last_on",
        F(f"{path}first_lesson") if lessons else whole_day,
        F(f"{path}last_lesson") if lessons else whole_day,
    )


_HINTS = PreparedQuery(_rows, on=date, pupils=list)
