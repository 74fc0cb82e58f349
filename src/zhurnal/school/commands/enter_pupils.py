from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from zhurnal.audit.trail import Change, record_many
from zhurnal.kernel.differences import differences
from zhurnal.school import policy
from zhurnal.school.commands._people import new_person, update_people
from zhurnal.school.entries import PupilEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import Person, Pupil
from zhurnal.school.policy import Keeper
from zhurnal.school.queries.people_lists import listed_pupils


@transaction.atomic
def enter_pupils(*, actor: Keeper, entries: Sequence[PupilEntry], now: datetime) -> int:
    """Write down pupils by the number of the personal file; returns how many were new or changed.

    Their classes are a matter for ``enrol_pupils``, their logins for ``give_accounts``: of these
    two a line says nothing here.
    """
    policy.keep_lists(actor).require()
    known = listed_pupils(actor.school_id, None)
    here = [_without_class(entry, known.get(entry.key)) for entry in entries]
    found = differences(here, known)
    fresh = [each for each in found if each.is_new]
    rows = {row.file_number: row for row in Pupil.objects.select_related("person")}
    people = Person.objects.bulk_create([new_person(each.entry) for each in fresh])
    for each, person in zip(fresh, people, strict=True):
        number = each.entry.file_number
        rows[number] = Pupil(person=person, file_number=number)
    Pupil.objects.bulk_create([rows[each.entry.file_number] for each in fresh])
    update_people((rows[e.entry.file_number].person, e) for e in found if not e.is_new)
    record_many(
        (
            Change(
                SchoolEvent.PUPIL_ENTERED if each.is_new else SchoolEvent.PUPIL_CHANGED,
                "pupil",
                rows[each.entry.file_number].pk,
                each.old_values(),
                each.new_values(),
                pupil_id=rows[each.entry.file_number].pk,
            )
            for each in found
        ),
        actor=actor,
        at=now,
    )
    return len(found)


def _without_class(entry: PupilEntry, known: PupilEntry | None) -> PupilEntry:
    return replace(entry, class_name="", enrolled_from=None, login=known.login if known else "")
