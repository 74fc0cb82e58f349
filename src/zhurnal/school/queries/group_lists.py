"""Classes, groups and who is in them, as the lists write them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from zhurnal.school.entries import ClassEntry, GroupEntry, MemberEntry
from zhurnal.school.models import (
    ClassGroup,
    GroupMembership,
    SchoolYear,
    TeachingGroup,
    TeachingGroupClass,
)


def listed_classes(year: SchoolYear) -> dict[str, ClassEntry]:
    """The classes of the year by name."""
    return {
        group.name: ClassEntry(
            name=group.name,
            grade=group.grade,
            shift=group.shift,
            scheme=group.scheme.name,
            room=group.room,
        )
        for group in ClassGroup.objects.filter(year=year).select_related("scheme")
    }


def listed_groups(year: SchoolYear) -> dict[str, GroupEntry]:
    """The groups of the year that are not whole classes, by name."""
    classes: dict[str, list[str]] = defaultdict(list)
    links = TeachingGroupClass.objects.filter(group__year=year).order_by("pk")
    for group, name in links.values_list("group__name", "class_group__name"):
        classes[group].append(name)
    groups = TeachingGroup.objects.filter(year=year).exclude(kind=TeachingGroup.Kind.WHOLE_CLASS)
    return {
        group.name: GroupEntry(name=group.name, kind=group.kind, classes=tuple(classes[group.name]))
        for group in groups
    }


def listed_members(year: SchoolYear) -> dict[tuple[str, str, date], MemberEntry]:
    """Who is and was in the groups of the year that are not whole classes."""
    rows = GroupMembership.objects.filter(group__year=year)
    rows = rows.exclude(group__kind=TeachingGroup.Kind.WHOLE_CLASS)
    entries = (
        MemberEntry(group=group, file_number=number, valid_from=first, valid_before=before)
        for group, number, first, before in rows.values_list(
            "group__name", "pupil__file_number", "valid_from", "valid_before"
        )
    )
    return {entry.key: entry for entry in entries}
