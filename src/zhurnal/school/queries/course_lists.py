"""Subjects and the teaching load, as the lists write them."""

from __future__ import annotations

from datetime import date

from zhurnal.school.entries import LoadEntry, SubjectEntry
from zhurnal.school.models import SchoolYear, Subject, TeachingAssignment


def listed_subjects() -> dict[str, SubjectEntry]:
    """The school's subjects by name."""
    return {
        subject.name: SubjectEntry(name=subject.name, short_name=subject.short_name)
        for subject in Subject.objects.all()
    }


def listed_load(year: SchoolYear) -> dict[tuple[str, str, str, date], LoadEntry]:
    """Who teaches what to whom in the year, past assignments included."""
    rows = TeachingAssignment.objects.filter(course__year=year).values_list(
        "course__group__name",
        "course__subject__name",
        "teacher__personnel_number",
        "weekly_hours",
        "valid_from",
        "valid_before",
    )
    entries = (
        LoadEntry(
            group=group,
            subject=subject,
            personnel_number=number,
            weekly_hours=hours,
            valid_from=first,
            valid_before=before,
        )
        for group, subject, number, hours, first, before in rows
    )
    return {entry.key: entry for entry in entries}
