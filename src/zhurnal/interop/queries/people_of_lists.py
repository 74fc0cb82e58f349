"""From lines of lists to the people behind them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from zhurnal.school.entries import PupilEntry, StaffEntry
from zhurnal.school.models import Pupil, StaffMember


def people_of_staff(entries: Iterable[StaffEntry]) -> dict[UUID, str]:
    """The wished login of every employee of these lines, by the person's id."""
    people = dict(StaffMember.objects.values_list("personnel_number", "person_id"))
    return {people[entry.personnel_number]: entry.login for entry in entries}


def people_of_pupils(entries: Iterable[PupilEntry]) -> dict[UUID, str]:
    """The wished login of every pupil of these lines, by the person's id."""
    people = dict(Pupil.objects.values_list("file_number", "person_id"))
    return {people[entry.file_number]: entry.login for entry in entries}
