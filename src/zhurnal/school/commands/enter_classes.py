from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from zhurnal.audit.listing import Listing
from zhurnal.audit.trail import record_many
from zhurnal.kernel.differences import differences
from zhurnal.school import policy
from zhurnal.school.entries import ClassEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import (
    ClassGroup,
    Course,
    SchoolYear,
    TeachingGroup,
    TeachingGroupClass,
    TermScheme,
)
from zhurnal.school.policy import Keeper
from zhurnal.school.queries.group_lists import listed_classes

_LISTING = Listing("class", SchoolEvent.CLASS_ENTERED, SchoolEvent.CLASS_CHANGED)


@transaction.atomic
def enter_classes(
    *, actor: Keeper, year: SchoolYear, entries: Sequence[ClassEntry], now: datetime
) -> int:
    """Write down the classes of a year; returns how many were new or changed.

    Every class gets the teaching group of the whole class under its own name; the journal pages of
    a class follow its grade and its division of the year.

    Source: R-2.3-a; school practice §3 (a class without division is the trivial group).
    """
    policy.keep_lists(actor).require()
    found = differences(entries, listed_classes(year))
    schemes = {scheme.name: scheme for scheme in TermScheme.objects.filter(year=year)}
    rows = {row.name: row for row in ClassGroup.objects.filter(year=year)}
    for each in found:
        entry = each.entry
        row = rows.setdefault(entry.name, ClassGroup(year=year, name=entry.name))
        row.scheme, row.grade = schemes[entry.scheme], entry.grade
        row.shift, row.room = entry.shift, entry.room
        row.save()
        if each.is_new:
            _whole_class(row)
        elif each.touches("scheme", "grade"):
            _lead_courses(row)
    ids = {name: row.pk for name, row in rows.items()}
    record_many(_LISTING.changes(found, ids, school_year=year.number), actor=actor, at=now)
    return len(found)


def _whole_class(row: ClassGroup) -> None:
    group = TeachingGroup.objects.create(
        year_id=row.year_id, name=row.name, kind=TeachingGroup.Kind.WHOLE_CLASS
    )
    TeachingGroupClass.objects.create(group=group, class_group=row)


def _lead_courses(row: ClassGroup) -> None:
    own = (TeachingGroup.Kind.WHOLE_CLASS, TeachingGroup.Kind.SUBGROUP)
    links = TeachingGroupClass.objects.filter(class_group=row, group__kind__in=own)
    groups = list(links.values_list("group_id", flat=True))
    Course.objects.filter(group__in=groups).update(scheme=row.scheme_id, grade=row.grade)
