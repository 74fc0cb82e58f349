from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from zhurnal.audit.models import AuditEvent, AuditLeaf
from zhurnal.tenancy.uuid7 import first_of, milliseconds_of

#: No transaction lasts a day, so no event is committed later than this.
_DAY = 24 * 60 * 60 * 1000

#: Every column of an event takes part in its digest.
COLUMNS = tuple(field.attname for field in AuditEvent._meta.concrete_fields)


def unsealed() -> QuerySet[AuditEvent]:
    """The events that no seal covers yet, in the order in which they were made."""
    leaf = AuditLeaf.objects.filter(event_id=OuterRef("pk"))
    return AuditEvent.objects.filter(~Exists(leaf)).order_by("id")


def waiting() -> QuerySet[AuditEvent]:
    """The unsealed events among the young: those made less than a day before the last sealed one.

    Ids tell when an event was made, and seals take them in that order, so whatever is older was
    sealed before; a school's whole trail is not looked through every minute.
    """
    last = AuditLeaf.objects.order_by("-seal_number", "-position").first()
    if last is None:
        return unsealed()
    return unsealed().filter(pk__gte=first_of(milliseconds_of(last.event_id) - _DAY))


def overlooked() -> QuerySet[AuditEvent]:
    """Unsealed events that pretend to be old: no seal found them in their time."""
    last = AuditLeaf.objects.order_by("-seal_number", "-position").first()
    if last is None:
        return AuditEvent.objects.none()
    return unsealed().filter(pk__lt=first_of(milliseconds_of(last.event_id) - _DAY))
