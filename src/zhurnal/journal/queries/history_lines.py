"""Events of the trail as lines of a history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from zhurnal.access.actor import Actor
from zhurnal.access.queries.visible import visible_courses
from zhurnal.audit.models import AuditEvent
from zhurnal.journal.models import Work, WorkType
from zhurnal.timetable.models import Lesson


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change: what, by whom in which role, when by the school's clock, from where, why.

    ``work`` names the work a mark was for, or the kind of a work.
    """

    event: str
    at: datetime
    who: str
    role: str
    source: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    reason: str
    work: str = ""


def lesson_to_read(actor: Actor, lesson_id: UUID) -> Lesson | None:
    """A lesson of a page that the actor may open, with its course; None otherwise."""
    lessons = Lesson.objects.select_related("course").filter(course__in=visible_courses(actor))
    return lessons.filter(pk=lesson_id).first()


def lines(events: QuerySet[AuditEvent], actor: Actor) -> tuple[HistoryLine, ...]:
    """Events as lines, oldest first."""
    rows = list(events.order_by("at", "id"))
    works = _works(rows)
    return tuple(
        HistoryLine(
            event=row.event,
            at=row.at.astimezone(actor.tz),
            who=row.actor_name,
            role=row.role,
            source=row.source,
            before=row.before,
            after=row.after,
            reason=row.reason,
            work=works.get(_work(row), ""),
        )
        for row in rows
    )


def _works(rows: Iterable[AuditEvent]) -> dict[str, str]:
    """The works that marks were for, by id, and the kinds that works are of, by code."""
    ids = {row.after["work"] for row in rows if row.after and "work" in row.after}
    codes = {row.after["type"] for row in rows if row.after and "type" in row.after}
    named: dict[str, str] = {}
    if codes:
        kinds = WorkType.objects.filter(code__in=codes).order_by("pk")
        named.update(kinds.values_list("code", "name"))
    if ids:
        works = Work.objects.filter(pk__in=ids).values_list("pk", "work_type__name", "title")
        named.update({str(pk): f"{kind} «{title}»" if title else kind for pk, kind, title in works})
    return named


def _work(row: AuditEvent) -> str:
    """What names a row's work: its id in a mark's event, its kind in its own."""
    after = row.after or {}
    return str(after.get("work") or after.get("type") or "")
