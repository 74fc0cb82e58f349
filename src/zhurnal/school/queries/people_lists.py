"""Staff, pupils and guardians, as the lists write them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zhurnal.accounts.queries.school_logins import school_logins
from zhurnal.school.entries import PERSON_FIELDS, GuardianEntry, PupilEntry, StaffEntry
from zhurnal.school.models import Enrolment, Guardianship, Person, Pupil, SchoolYear, StaffMember


def listed_staff(school_id: int) -> dict[str, StaffEntry]:
    """Everybody employed, by personnel number."""
    logins = school_logins(school_id)
    return {
        member.personnel_number: StaffEntry(
            **_person(member.person, logins),
            personnel_number=member.personnel_number,
            position=member.position,
        )
        for member in StaffMember.objects.select_related("person")
    }


def listed_pupils(school_id: int, year: SchoolYear | None) -> dict[str, PupilEntry]:
    """Every pupil by the number of the personal file, with the class of the year he is in now."""
    logins = school_logins(school_id)
    rolls = {} if year is None else _rolls(year)
    entries: dict[str, PupilEntry] = {}
    for pupil in Pupil.objects.select_related("person"):
        roll = rolls.get(pupil.pk)
        entries[pupil.file_number] = PupilEntry(
            **_person(pupil.person, logins),
            file_number=pupil.file_number,
            class_name=roll.class_group.name if roll else "",
            enrolled_from=roll.valid_from if roll else None,
        )
    return entries


def listed_guardians(school_id: int) -> dict[tuple[str, str], GuardianEntry]:
    """Every guardianship that has not ended, by the pupil's file and the guardian's id."""
    logins = school_logins(school_id)
    rows = Guardianship.objects.filter(valid_before__isnull=True)
    entries = (
        GuardianEntry(
            **_person(row.guardian, logins),
            file_number=row.pupil.file_number,
            who=str(row.guardian_id),
            kind=row.kind,
        )
        for row in rows.select_related("guardian", "pupil")
    )
    return {entry.key: entry for entry in entries}


def _rolls(year: SchoolYear) -> dict[Any, Enrolment]:
    rows = Enrolment.objects.filter(class_group__year=year, valid_before__isnull=True)
    return {row.pupil_id: row for row in rows.select_related("class_group").order_by("valid_from")}


def _person(person: Person, logins: Mapping[int, str]) -> dict[str, Any]:
    fields = {name: getattr(person, name) for name in PERSON_FIELDS}
    return {**fields, "login": logins.get(person.account_id or 0, "")}
