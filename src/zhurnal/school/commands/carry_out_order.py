from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from zhurnal.audit.trail import Change, record_many
from zhurnal.school import policy
from zhurnal.school.commands import _own_groups
from zhurnal.school.entries import MovementEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import (
    Enrolment,
    GroupMembership,
    MovementOrder,
    MovementPupil,
    Pupil,
)
from zhurnal.school.policy import Keeper
from zhurnal.school.queries.movement_plan import PupilPlan, movement_plan
from zhurnal.school.rules.movement import year_number


@transaction.atomic
def carry_out_order(*, actor: Keeper, entry: MovementEntry, now: datetime) -> MovementOrder:
    """Carry out an order about pupils: from its day rows in classes and groups end and begin.

    Rows that end stay, with the marks put there. Sent twice it is carried out once.

    Source: R-2.3-a; school practice §3, §4, §13.
    """
    policy.keep_lists(actor).require()
    policy.order_dated(order_on=entry.order_on, today=actor.today).require()
    # Two orders about one pupil wait for each other.
    list(Pupil.objects.select_for_update().filter(pk__in=entry.pupils).order_by("pk"))
    known = MovementOrder.objects.filter(pk=entry.key).first()
    if known is not None:
        return known
    plans = movement_plan(entry)
    for plan in plans:
        plan.obstacle.require()
    order = _order(actor, entry, now)
    _end(order, plans)
    _begin(order, plans)
    MovementPupil.objects.bulk_create(
        MovementPupil(
            order=order,
            pupil_id=plan.pupil_id,
            out_of_id=plan.home.id if plan.home else None,
            into_id=plan.into.id if plan.into else None,
        )
        for plan in plans
    )
    record_many([_change(order, plan) for plan in plans], actor=actor, at=now)
    return order


def _order(actor: Keeper, entry: MovementEntry, now: datetime) -> MovementOrder:
    order = MovementOrder(
        id=entry.key,
        kind=entry.kind,
        number=entry.number,
        order_on=entry.order_on,
        on=entry.on,
        place=entry.place,
        reason=entry.reason,
        entered_at=now,
        entered_by=actor.person_id,
    )
    order.save(force_insert=True)
    return order


def _end(order: MovementOrder, plans: Sequence[PupilPlan]) -> None:
    rolls = [plan.ends_roll for plan in plans if plan.ends_roll]
    members = [stay.id for plan in plans for stay in plan.ends]
    Enrolment.objects.filter(pk__in=rolls).update(valid_before=order.on, ended_by=order)
    GroupMembership.objects.filter(pk__in=members).update(valid_before=order.on, ended_by=order)


def _begin(order: MovementOrder, plans: Sequence[PupilPlan]) -> None:
    for plan in plans:
        if plan.into is not None:
            _row(Enrolment, order, plan.pupil_id, class_group_id=plan.into.id)
        for group in plan.begins:
            _row(GroupMembership, order, plan.pupil_id, group_id=group.id)
    alone = [plan for plan in plans if plan.alone]
    for plan, own in _own_groups.made(alone, year_number(order.on)):
        _row(GroupMembership, order, plan.pupil_id, group_id=own.pk)


def _row(
    model: type[Enrolment | GroupMembership],
    order: MovementOrder,
    pupil_id: UUID,
    **place: Any,
) -> None:
    """Begin a row; one of that day that an order taken back left empty is opened again."""
    model.objects.update_or_create(
        pupil_id=pupil_id,
        valid_from=order.on,
        **place,
        defaults={"valid_before": None, "began_by": order, "ended_by": None},
    )


def _change(order: MovementOrder, plan: PupilPlan) -> Change:
    stays = plan.into or (None if plan.out_of else plan.home)
    after = {
        "class": stays.name if stays else None,
        "groups": [place.name for place in plan.begins],
        "from": order.on.isoformat(),
        "kind": order.kind,
        "order": order.number,
        "order_on": order.order_on.isoformat(),
        "place": order.place,
    }
    return Change(
        SchoolEvent.PUPIL_MOVED,
        "pupil",
        plan.pupil_id,
        before={
            "class": plan.home.name if plan.home else None,
            "groups": [stay.place.name for stay in plan.ends],
        },
        after={name: fact for name, fact in after.items() if fact not in ("", [], None)},
        reason=order.reason,
        school_year=year_number(order.on),
        pupil_id=plan.pupil_id,
    )
