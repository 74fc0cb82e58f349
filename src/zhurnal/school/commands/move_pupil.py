from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count

from zhurnal.audit.trail import Change, record
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.school import policy
from zhurnal.school.commands import _stays
from zhurnal.school.entries import MoveEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import ClassGroup, Enrolment, GroupMembership, TeachingGroup
from zhurnal.school.policy import Keeper


@transaction.atomic
def move_pupil(*, actor: Keeper, entry: MoveEntry, now: datetime) -> None:
    """Move a pupil into another class of the year from a day on, by order, or out of the school.

    His rows in the old class, and in every group drawn from it alone, end the day before; those in
    the new class, its own group and the groups named begin. Marks stay where they were put.

    Source: R-2.3-a; school practice §3, §13 (the row ends at its date, never removed).
    """
    policy.keep_lists(actor).require()
    into = _the_class(entry.into) if entry.into else None
    rolls = _stays.open_on(Enrolment, entry.pupil_id, entry.on)
    roll = next(iter(rolls), None)
    if roll is None:
        raise Refused(refusal("pupil-not-there", day=entry.on))
    old = ClassGroup.objects.select_related("year").get(pk=roll.class_group_id)
    policy.move(
        on=entry.on, since=roll.valid_from, year=old.year, same=old.pk == entry.into
    ).require()
    memberships = _stays.open_on(GroupMembership, entry.pupil_id, entry.on)
    left = _drawn_from(old) & {row.group_id for row in memberships}
    _stays.end([roll, *(row for row in memberships if row.group_id in left)], entry.on)
    if into is not None:
        Enrolment.objects.create(class_group=into, pupil_id=entry.pupil_id, valid_from=entry.on)
        _stays.join([*_own_groups(into), *_known(entry.groups, into)], entry.pupil_id, entry.on)
    record(
        Change(
            SchoolEvent.PUPIL_MOVED,
            "pupil",
            entry.pupil_id,
            before={"class": old.name},
            after={
                "class": into.name if into else None,
                "from": entry.on.isoformat(),
                "order": entry.order_number,
                "groups": sorted(map(str, entry.groups)),
            },
            reason=entry.reason,
            school_year=old.year.number,
            pupil_id=entry.pupil_id,
        ),
        actor=actor,
        at=now,
    )


def _the_class(class_id: UUID) -> ClassGroup:
    found = ClassGroup.objects.filter(pk=class_id).first()
    if found is None:
        raise Refused(refusal("place-unknown"))
    return found


def _drawn_from(old: ClassGroup) -> set[UUID]:
    """The groups that have pupils of this class alone."""
    alone = TeachingGroup.objects.annotate(classes=Count("group_classes")).filter(classes=1)
    return set(alone.filter(group_classes__class_group=old).values_list("pk", flat=True))


def _own_groups(into: ClassGroup) -> list[UUID]:
    own = TeachingGroup.objects.filter(
        kind=TeachingGroup.Kind.WHOLE_CLASS, group_classes__class_group=into
    )
    return list(own.values_list("pk", flat=True))


def _known(groups: tuple[UUID, ...], into: ClassGroup) -> list[UUID]:
    """The groups named, each of which the new class has pupils in."""
    known = TeachingGroup.objects.filter(pk__in=groups, group_classes__class_group=into)
    found = list(known.values_list("pk", flat=True))
    if set(found) != set(groups):
        raise Refused(refusal("place-unknown"))
    return found
