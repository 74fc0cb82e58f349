from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet

from zhurnal.school.models import GroupMembership


def group_on_day(group: UUID | F | OuterRef, day: date | F | OuterRef) -> QuerySet[GroupMembership]:
    """Who sits in a teaching group on a day.

    Source: R-2.3-a; school practice §3 (membership is dated).
    """
    return GroupMembership.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=day), group=group, valid_from__lte=day
    )
