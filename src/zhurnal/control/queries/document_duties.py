from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import NamedTuple, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F

from zhurnal.access.models import RoleAssignment
from zhurnal.access.roles import RoleCode
from zhurnal.assessment.queries.acts_between import Acts, acts_between
from zhurnal.control.models import Clause, Standing
from zhurnal.control.queries._keys import Duties, Key
from zhurnal.control.rules.reconcile import Duty
from zhurnal.excuses.models import DocumentPupil, ReasonDocument
from zhurnal.excuses.rules.reason_term import reasons_due
from zhurnal.kernel.clock import local_day
from zhurnal.school.models import Enrolment, StaffMember


class Place(NamedTuple):
    """A class that a pupil was in, for which days."""

    class_id: UUID
    school_year: int
    valid_from: date
    valid_before: date | None


class Leader(NamedTuple):
    """Who leads a class by order, for which days."""

    staff_id: UUID
    valid_from: date
    valid_before: date | None


_Dated = TypeVar("_Dated", Place, Leader)


def document_duties(documents: Collection[UUID], tz: ZoneInfo) -> Duties:
    """The reasons to be entered from documents, a duty for every class that a document is about.
    Five statements.

    Whoever leads the class on the day it is due answers for it, so that the duty moves with the
    order. The working days are those of the act in force on the day of the hand-in.

    Source: requirements §6, D6; R-2.9-c, R-2.9-f; M-5.
    """
    rows = list(ReasonDocument.objects.filter(pk__in=documents))
    if not rows:
        return {}
    days = [local_day(row.handed_at, tz) for row in rows]
    acts = acts_between(min(days), max(days))
    places = _places(documents)
    leaders = _leaders({place.class_id for own in places.values() for place in own})
    return {
        Key(Clause.REASON, row.pk, class_id=place.class_id): _duty(row, place, leaders, acts, tz)
        for row in rows
        for place in _on(places[row.pk], local_day(row.handed_at, tz))
    }


def _duty(
    row: ReasonDocument,
    place: Place,
    leaders: dict[UUID, list[Leader]],
    acts: Acts,
    tz: ZoneInfo,
) -> Duty:
    handed_on = local_day(row.handed_at, tz)
    due_at = reasons_due(row.handed_at, calendar=acts.on(handed_on).calendar, tz=tz)
    leading = [*_on(leaders[place.class_id], local_day(due_at, tz))]
    gone = row.withdrawn_at is not None
    return Duty(
        responsible_id=max(leading, key=attrgetter("valid_from")).staff_id if leading else None,
        lesson_id=None,
        school_year=place.school_year,
        on=handed_on,
        opens_at=row.handed_at,
        due_at=due_at,
        done_at=row.applied_at,
        standing=(Standing.NOT_APPLICABLE if gone else Standing.ORDINARY).value,
    )


def _places(documents: Collection[UUID]) -> dict[UUID, list[Place]]:
    of_pupil: dict[UUID, list[UUID]] = defaultdict(list)
    links = DocumentPupil.objects.filter(document__in=documents)
    for document_id, pupil_id in links.values_list("document_id", "pupil_id"):
        of_pupil[pupil_id].append(document_id)
    places: dict[UUID, list[Place]] = defaultdict(list)
    enrolled = Enrolment.objects.filter(pupil__in=links.values("pupil_id"))
    for pupil_id, class_id, year, since, before in enrolled.values_list(
        "pupil_id", "class_group_id", "class_group__year__number", "valid_from", "valid_before"
    ):
        for document_id in of_pupil[pupil_id]:
            places[document_id].append(Place(class_id, year, since, before))
    return places


def _leaders(classes: Collection[UUID]) -> dict[UUID, list[Leader]]:
    orders = RoleAssignment.objects.filter(
        role=RoleCode.HOMEROOM_TEACHER, class_group__in=classes
    ).order_by("valid_from", "pk")
    staff = dict(
        StaffMember.objects.filter(person__in=orders.values("person_id")).values_list(
            F("person_id"), "pk"
        )
    )
    leaders: dict[UUID, list[Leader]] = defaultdict(list)
    for class_id, person_id, since, before in orders.values_list(
        "class_group_id", "person_id", "valid_from", "valid_before"
    ):
        if person_id in staff:
            leaders[class_id].append(Leader(staff[person_id], since, before))
    return leaders


def _on(spans: Iterable[_Dated], day: date) -> Iterator[_Dated]:
    """Those that hold on a day."""
    for each in spans:
        if each.valid_from <= day and (each.valid_before is None or day < each.valid_before):
            yield each
