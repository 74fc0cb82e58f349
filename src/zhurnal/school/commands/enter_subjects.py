from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from zhurnal.audit.listing import Listing
from zhurnal.audit.trail import record_many
from zhurnal.kernel.differences import differences
from zhurnal.school import policy
from zhurnal.school.entries import SubjectEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import Subject
from zhurnal.school.policy import Keeper
from zhurnal.school.queries.course_lists import listed_subjects

_LISTING = Listing("subject", SchoolEvent.SUBJECT_ENTERED, SchoolEvent.SUBJECT_CHANGED)


@transaction.atomic
def enter_subjects(*, actor: Keeper, entries: Sequence[SubjectEntry], now: datetime) -> int:
    """Write down the school's subjects; returns how many were new or changed."""
    policy.keep_lists(actor).require()
    found = differences(entries, listed_subjects())
    rows = {subject.name: subject for subject in Subject.objects.all()}
    for each in found:
        subject = rows.setdefault(each.entry.name, Subject(name=each.entry.name))
        subject.short_name = each.entry.short_name
        subject.save()
    ids = {name: subject.pk for name, subject in rows.items()}
    record_many(_LISTING.changes(found, ids), actor=actor, at=now)
    return len(found)
