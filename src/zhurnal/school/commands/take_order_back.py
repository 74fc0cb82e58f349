from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from zhurnal.audit.models import AuditEvent
from zhurnal.audit.trail import Change, record_many
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.school import policy
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import (
    Course,
    Enrolment,
    GroupMembership,
    MovementOrder,
    MovementPupil,
    Pupil,
)
from zhurnal.school.policy import Keeper
from zhurnal.school.rules.movement import year_number


@transaction.atomic
def take_order_back(*, actor: Keeper, order_id: UUID, now: datetime) -> MovementOrder:
    """Take an order about pupils back: rows that it ended go on, rows that it began are empty.

    Safe as long as the trail tells of nothing entered about them at the new place and no later
    order moved them. Nothing is removed, the order neither.

    Source: school practice §13; M-7.
    """
    policy.keep_lists(actor).require()
    order = MovementOrder.objects.select_for_update().filter(pk=order_id).first()
    if order is None or order.taken_back_at is not None:
        raise Refused(refusal("movement-not-open"))
    pupils = list(MovementPupil.objects.filter(order=order).values_list("pupil_id", flat=True))
    list(Pupil.objects.select_for_update().filter(pk__in=pupils).order_by("pk"))
    policy.take_back(order.kind, on=order.on, today=actor.today).require()
    if _moved_since(order, pupils):
        raise Refused(refusal("moved-later", day=order.on))
    if _written_since(order, pupils):
        raise Refused(refusal("movement-used"))
    for model in (Enrolment, GroupMembership):
        model.objects.filter(began_by=order).update(valid_before=F("valid_from"))
        model.objects.filter(ended_by=order).update(valid_before=None, ended_by=None)
    order.taken_back_at, order.taken_back_by = now, actor.person_id
    order.save(update_fields=["taken_back_at", "taken_back_by"])
    record_many((_change(order, pupil) for pupil in pupils), actor=actor, at=now)
    return order


def _moved_since(order: MovementOrder, pupils: list[UUID]) -> bool:
    """Whether a later order, or a list, has changed what this one began or ended."""
    later = MovementPupil.objects.filter(
        pupil__in=pupils, order__entered_at__gt=order.entered_at, order__taken_back_at__isnull=True
    )
    changed = [
        model.objects.filter(began_by=order, valid_before__isnull=False).exists()
        or model.objects.filter(ended_by=order).exclude(valid_before=order.on).exists()
        for model in (Enrolment, GroupMembership)
    ]
    return any(changed) or later.exists()


def _written_since(order: MovementOrder, pupils: list[UUID]) -> bool:
    """Whether anything was entered about the pupils on the pages that the order opened to them."""
    pages = Course.objects.filter(group__memberships__began_by=order)
    return AuditEvent.objects.filter(
        at__gte=order.entered_at,
        pupil_id__in=pupils,
        course_id__in=list(pages.values_list("pk", flat=True)),
    ).exists()


def _change(order: MovementOrder, pupil_id: UUID) -> Change:
    return Change(
        SchoolEvent.MOVEMENT_TAKEN_BACK,
        "pupil",
        pupil_id,
        before={"kind": order.kind, "order": order.number, "from": order.on.isoformat()},
        school_year=year_number(order.on),
        pupil_id=pupil_id,
    )
