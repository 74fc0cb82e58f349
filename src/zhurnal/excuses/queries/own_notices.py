from __future__ import annotations

from datetime import date
from uuid import UUID

from zhurnal.excuses.models import ParentNotice


def own_notices(pupil_id: UUID, since: date) -> list[ParentNotice]:
    """The notices about a pupil that are not over, those that were taken back left out.

    Source: school practice §12.
    """
    rows = ParentNotice.objects.filter(
        pupil=pupil_id, last_on__gte=since, withdrawn_at__isnull=True
    )
    return list(rows.order_by("first_on", "given_at"))
