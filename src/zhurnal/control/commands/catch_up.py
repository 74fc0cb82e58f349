from __future__ import annotations

from collections import Counter
from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.audit.models import AuditEvent
from zhurnal.control.commands.recompute import recompute
from zhurnal.control.models import Bookmark
from zhurnal.control.rules.touched import Happened, touched
from zhurnal.tenancy.uuid7 import first_of, milliseconds_of

#: Events get their numbers before their transactions end: the last seconds are read once more.
_AGAIN_MS = 30_000


@transaction.atomic
def catch_up(*, now: datetime) -> Counter[str]:
    """Bring a school's obligations up to the last event of its trail; how many were inserted,
    changed and removed. The first time everything is derived.

    Two at once do no harm: the second waits for the first and finds little left.

    Source: M-1; layout §7 (events serve history and counters alike).
    """
    Bookmark.objects.bulk_create([Bookmark()], ignore_conflicts=True)
    mark = Bookmark.objects.select_for_update().get()
    newest = AuditEvent.objects.order_by("-id").values_list("id", flat=True).first()
    if mark.event_id is None:
        done = recompute(now=now)
    else:
        events = AuditEvent.objects.filter(id__gt=_since(mark.event_id)).order_by("id")
        happened = [
            Happened(*row)
            for row in events.values_list("event", "subject_id", "lesson_id", "course_id")
        ]
        done = recompute(now=now, touched=touched(happened))
    if newest is not None and newest != mark.event_id:
        mark.event_id = newest
        mark.save(update_fields=["event_id"])
    return done


def _since(event_id: UUID) -> UUID:
    return first_of(milliseconds_of(event_id) - _AGAIN_MS)
