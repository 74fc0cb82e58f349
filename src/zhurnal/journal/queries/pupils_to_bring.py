from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, Q

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.school.models import Enrolment


class EnrolledPupil(NamedTuple):
    """A pupil on the roll of a class today."""

    id: UUID
    name: str
    class_id: UUID
    class_name: str


def pupils_to_bring(actor: Actor, pupil_id: UUID | None = None) -> Sequence[EnrolledPupil]:
    """The pupils for whom the actor may enter marks from elsewhere: those on the rolls of today, of
    the whole school or of the classes he leads. One statement.

    Source: school practice §4, §13; R-2.9-f (the right moves with the order).
    """
    scopes = actor.scopes(Permission.JOURNAL_BRING)
    rows = Enrolment.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=actor.today), valid_from__lte=actor.today
    ).exclude(valid_before=F("valid_from"))
    if not scopes.school:
        rows = rows.filter(class_group__in=scopes.classes)
    if pupil_id is not None:
        rows = rows.filter(pupil=pupil_id)
    person = "pupil__person"
    told = rows.order_by(
        "class_group__grade",
        "class_group__name",
        f"{person}__last_name",
        f"{person}__first_name",
        "pupil_id",
    ).values_list(
        "pupil_id",
        f"{person}__last_name",
        f"{person}__first_name",
        "class_group_id",
        "class_group__name",
    )
    return [EnrolledPupil(pk, f"{last} {first}", *of) for pk, last, first, *of in told]
