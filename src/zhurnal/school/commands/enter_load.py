from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.audit.listing import Listing
from zhurnal.audit.trail import Change, record_many
from zhurnal.kernel.differences import differences
from zhurnal.school import policy
from zhurnal.school.entries import LoadEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import (
    Course,
    SchoolYear,
    StaffMember,
    Subject,
    TeachingAssignment,
    TeachingGroup,
    TeachingGroupClass,
)
from zhurnal.school.policy import Keeper
from zhurnal.school.queries.course_lists import listed_load

_LISTING = Listing("assignment", SchoolEvent.LOAD_ENTERED, SchoolEvent.LOAD_CHANGED)


@transaction.atomic
def enter_load(
    *, actor: Keeper, year: SchoolYear, entries: Sequence[LoadEntry], now: datetime
) -> int:
    """Write down who teaches what to whom; returns how many lines were new or changed.

    The journal page (course) of a subject in a group is opened with its first line; its grade and
    its division of the year are those of the group's class, of the youngest when there are several.

    Source: R-2.3-a; school practice §6 (load, teaching assignments).
    """
    policy.keep_lists(actor).require()
    found = differences(entries, listed_load(year))
    if not found:
        return 0
    courses, opened = _courses(year, [each.entry for each in found])
    staff = dict(StaffMember.objects.values_list("personnel_number", "pk"))
    stored = TeachingAssignment.objects.filter(course__year=year)
    rows = {(row.course_id, row.teacher_id, row.valid_from): row for row in stored}
    fresh, changed, ids = [], [], {}
    for each in found:
        entry = each.entry
        course = courses[entry.group, entry.subject]
        row = rows.get((course.pk, staff[entry.personnel_number], entry.valid_from))
        if row is None:
            row = TeachingAssignment(course=course, teacher_id=staff[entry.personnel_number])
            row.valid_from = entry.valid_from
            fresh.append(row)
        else:
            changed.append(row)
        row.weekly_hours, row.valid_before = entry.weekly_hours, entry.valid_before
        ids[entry.key] = row.pk
    TeachingAssignment.objects.bulk_create(fresh)
    TeachingAssignment.objects.bulk_update(changed, ["weekly_hours", "valid_before"])
    told = _LISTING.changes(found, ids, school_year=year.number)
    record_many([*opened, *told], actor=actor, at=now)
    return len(found)


def _courses(
    year: SchoolYear, entries: Iterable[LoadEntry]
) -> tuple[dict[tuple[str, str], Course], list[Change]]:
    """The journal page of every line, opened where there is none, and what is told of that."""
    stored = Course.objects.filter(year=year).select_related("group", "subject")
    courses = {(row.group.name, row.subject.name): row for row in stored}
    groups = dict(TeachingGroup.objects.filter(year=year).values_list("name", "pk"))
    subjects = dict(Subject.objects.values_list("name", "pk"))
    classes = _youngest_classes(year)
    fresh: list[Course] = []
    changes: list[Change] = []
    for entry in entries:
        place = (entry.group, entry.subject)
        if place in courses:
            continue
        grade, scheme_id = classes[groups[entry.group]]
        course = Course(
            year=year,
            scheme_id=scheme_id,
            group_id=groups[entry.group],
            subject_id=subjects[entry.subject],
            grade=grade,
        )
        courses[place] = course
        fresh.append(course)
        facts = {"group": entry.group, "subject": entry.subject}
        changes.append(
            Change(
                SchoolEvent.COURSE_OPENED,
                "course",
                course.pk,
                after=facts,
                school_year=year.number,
                course_id=course.pk,
            )
        )
    Course.objects.bulk_create(fresh)
    return courses, changes


def _youngest_classes(year: SchoolYear) -> dict[UUID, tuple[int, UUID]]:
    links = TeachingGroupClass.objects.filter(group__year=year).order_by("-class_group__grade")
    rows = links.values_list("group_id", "class_group__grade", "class_group__scheme_id")
    return {group: (grade, scheme) for group, grade, scheme in rows}
