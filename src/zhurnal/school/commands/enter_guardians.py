from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.accounts.queries.school_logins import school_logins
from zhurnal.audit.trail import Change, record_many
from zhurnal.kernel.differences import Difference, differences
from zhurnal.school import policy
from zhurnal.school.commands._people import new_person, update_people
from zhurnal.school.entries import GuardianEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import Guardianship, Person, Pupil
from zhurnal.school.policy import Keeper
from zhurnal.school.queries.people_lists import listed_guardians


@transaction.atomic
def enter_guardians(
    *, actor: Keeper, entries: Sequence[GuardianEntry], now: datetime
) -> dict[str, UUID]:
    """Write down whose legal representatives people are, from today on.

    Lines with one ``who`` are one person; a ``who`` that is the id or ``login:…`` of a stored
    person is that person. Returns the person's id for every ``who``.

    Source: R-1.6-c.
    """
    policy.keep_lists(actor).require()
    found = differences(entries, listed_guardians(actor.school_id))
    people, known = _people(found, school_logins(actor.school_id))
    pupils = dict(Pupil.objects.values_list("file_number", "pk"))
    rows = {
        (row.pupil_id, row.guardian_id): row
        for row in Guardianship.objects.filter(valid_before__isnull=True)
    }
    fresh: list[Guardianship] = []
    changes: list[Change] = []
    for each in found:
        entry, person = each.entry, people[each.entry.who]
        row = rows.get((pupils[entry.file_number], person.pk))
        if row is None:
            row = Guardianship(
                guardian=person, pupil_id=pupils[entry.file_number], valid_from=actor.today
            )
            fresh.append(row)
        row.kind = entry.kind
        changes.append(_change(each, row))
    Guardianship.objects.bulk_create(fresh)
    Guardianship.objects.bulk_update(
        [
            rows[pupils[each.entry.file_number], people[each.entry.who].pk]
            for each in found
            if not each.is_new and each.touches("kind")
        ],
        ["kind"],
    )
    update_people((people[each.entry.who], each) for each in found if each.entry.who in known)
    record_many(changes, actor=actor, at=now)
    return {who: person.pk for who, person in people.items()}


def _people(
    found: Sequence[Difference[GuardianEntry]], logins: Mapping[int, str]
) -> tuple[dict[str, Person], dict[str, Person]]:
    """The person behind every ``who``, made where there is none yet; and those who were known."""
    known: dict[str, Person] = {}
    for person in Person.objects.all():
        known[str(person.pk)] = person
        if login := logins.get(person.account_id or 0):
            known[f"login:{login}"] = person
    people: dict[str, Person] = {}
    fresh: list[Person] = []
    for each in found:
        who = each.entry.who
        if who not in people:
            people[who] = known.get(who) or new_person(each.entry)
            if who not in known:
                fresh.append(people[who])
    Person.objects.bulk_create(fresh)
    return people, known


def _change(each: Difference[GuardianEntry], row: Guardianship) -> Change:
    return Change(
        SchoolEvent.GUARDIAN_ENTERED if each.is_new else SchoolEvent.GUARDIAN_CHANGED,
        "guardianship",
        row.pk,
        each.old_values(),
        each.new_values(),
        pupil_id=row.pupil_id,
    )
