from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.school.models import Enrolment


def own_pupils(actor: Actor, named: Collection[UUID]) -> frozenset[UUID]:
    """Those of the pupils named who are today on the roll of a class that the actor leads.

    Source: R-2.9-b, R-2.9-f; school practice §13.
    """
    classes = actor.scopes(Permission.EXCUSES_REGISTER).classes
    if not classes or not named:
        return frozenset()
    roll = Enrolment.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=actor.today),
        class_group__in=classes,
        pupil__in=set(named),
        valid_from__lte=actor.today,
    )
    return frozenset(roll.values_list("pupil_id", flat=True))
