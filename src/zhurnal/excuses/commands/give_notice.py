from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.access.roles import RoleCode
from zhurnal.audit.trail import Change, record
from zhurnal.excuses import policy
from zhurnal.excuses.entries import NoticeEntry
from zhurnal.excuses.events import ExcuseEvent
from zhurnal.excuses.models import ParentNotice


@transaction.atomic
def give_notice(*, actor: Actor, entry: NoticeEntry, now: datetime) -> ParentNotice:
    """A parent says that a child will be away: a hint to the teachers, which changes nothing in the
    journal.

    Source: R-2.5-c; school practice §12.
    """
    policy.notify(actor, entry.pupil).require()
    span = entry.coverage
    policy.span_makes_sense(span).require()
    policy.notice_in_time(span, today=actor.today).require()
    known = ParentNotice.objects.filter(pk=entry.key).first()
    if known is not None:
        return known
    notice = ParentNotice(
        id=entry.key,
        pupil_id=entry.pupil,
        first_on=span.first_on,
        last_on=span.last_on,
        first_lesson=span.first_lesson,
        last_lesson=span.last_lesson,
        text=entry.text.strip(),
        given_at=now,
        given_by=policy.person_of(actor),
    )
    notice.save(force_insert=True)
    given = Change(
        ExcuseEvent.NOTICE_GIVEN,
        "notice",
        notice.pk,
        after={
            "first_on": notice.first_on.isoformat(),
            "last_on": notice.last_on.isoformat(),
            "text": notice.text,
        },
        role=RoleCode.GUARDIAN,
        pupil_id=entry.pupil,
    )
    record(given, actor=actor, at=now)
    return notice
