from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from zhurnal.access.actor import Actor
from zhurnal.assessment.queries.act_on import act_on
from zhurnal.journal.models import BroughtPaper, BroughtScan, Mark
from zhurnal.journal.queries.pupils_to_bring import EnrolledPupil, pupils_to_bring
from zhurnal.school.models import GroupMembership, Subject


class BroughtMark(NamedTuple):
    """A mark of a paper: where it stands in the journal, and what it says itself."""

    subject: str
    on: date
    work: str
    value: str
    comment: str


@dataclass(slots=True)
class PaperLine:
    """A paper with its marks; withdrawn, it has none."""

    id: UUID
    issued_by: str
    number: str
    issued_on: date
    withdrawn_at: datetime | None
    has_scan: bool
    marks: list[BroughtMark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class BroughtMarks:
    """What was brought from elsewhere for a pupil, and what may be chosen for more."""

    pupil: EnrolledPupil
    papers: Sequence[PaperLine]
    subjects: Sequence[tuple[UUID, str]]
    kinds: Sequence[tuple[str, str]]


def brought_marks(pupil_id: UUID, *, actor: Actor) -> BroughtMarks | None:
    """The papers of a pupil with marks from elsewhere; None for a pupil who is not the actor's.

    Five statements, however many marks.

    Source: school practice §4, §13.
    """
    pupil = next(iter(pupils_to_bring(actor, pupil_id)), None)
    if pupil is None:
        return None
    rows = BroughtPaper.objects.filter(pupil=pupil_id).annotate(
        has_scan=Exists(BroughtScan.objects.filter(paper=OuterRef("pk")))
    )
    papers = {
        row.pk: PaperLine(
            row.pk, row.issued_by, row.number, row.issued_on, row.withdrawn_at, row.has_scan
        )
        for row in rows.order_by("-entered_at", "pk")
    }
    marks = Mark.objects.filter(work__brought__in=papers).exclude(value="")
    told: Any = marks.order_by("lesson__on", "pk").values_list(
        "work__brought_id",
        "lesson__course__subject__name",
        "lesson__on",
        "work__work_type__name",
        "value",
        "comment",
    )
    for paper_id, *mark in told:
        papers[paper_id].marks.append(BroughtMark(*mark))
    kinds = [(kind.code, kind.name) for kind in act_on(actor.today).act.work_kinds]
    return BroughtMarks(pupil, list(papers.values()), _subjects(pupil_id, actor.today), kinds)


def _subjects(pupil_id: UUID, today: date) -> list[tuple[UUID, str]]:
    """The subjects that the pupil is taught today."""
    groups = GroupMembership.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=today),
        pupil=pupil_id,
        valid_from__lte=today,
    )
    rows = Subject.objects.filter(courses__group__in=groups.values("group"))
    return list(rows.order_by("name").distinct().values_list("pk", "name"))
