from __future__ import annotations

from datetime import datetime
from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.deadlines.models import Reopening


def results_reopened(actor: Actor, *, course_id: UUID, term_id: UUID | None, now: datetime) -> bool:
    """Whether the results of a term, or without one those of the year, are opened again on a page
    for a person now. One statement.

    Source: R-2.6-d, R-2.10-d.
    """
    rows = Reopening.objects.filter(
        course=course_id,
        teacher=actor.person_id,
        kind=Reopening.Kind.RESULTS,
        term=term_id,
        valid_from__lte=now,
        valid_before__gt=now,
    )
    return rows.exists()
