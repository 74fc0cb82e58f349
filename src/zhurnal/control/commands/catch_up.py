from __future__ import annotations

from collections import Counter
from datetime import datetime
from uuid import UUID

from zhurnal.audit.models import AuditEvent
from zhurnal.control.commands.recompute import recompute
from zhurnal.control.models import Bookmark
from zhurnal.control.rules.touched import Happened, Touched, touched
from zhurnal.tenancy.uuid7 import first_of, milliseconds_of

#: Events get their numbers before their transactions end: the last seconds are read once more.
_AGAIN_MS = 30_000


def catch_up(*, now: datetime) -> Counter[str]:
    """Bring a school's obligations up to the last event of its trail; how many were inserted,
    changed and removed. The first time everything is derived.

    Two at once do no harm, and neither does one that was killed: what was not read is read next
    time.

    Source: M-1; layout §7 (events serve history and counters alike).
    """
    Bookmark.objects.bulk_create([Bookmark()], ignore_conflicts=True)
    mark = Bookmark.objects.get()
    newest = AuditEvent.objects.order_by("-id").values_list("id", flat=True).first()
    done = recompute(now=now, touched=None if mark.event_id is None else _touched(mark.event_id))
    if newest is not None and newest != mark.event_id:
        Bookmark.objects.filter(pk=mark.pk, event_id=mark.event_id).update(event_id=newest)
    return done


def _touched(event_id: UUID) -> Touched:
    since = first_of(milliseconds_of(event_id) - _AGAIN_MS)
    events = AuditEvent.objects.filter(id__gt=since).order_by("id")
    rows = events.values_list("event", "subject_id", "lesson_id", "course_id")
    return touched(Happened(*row) for row in rows)
