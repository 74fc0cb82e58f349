"""Writing people down, whoever they are in the school."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zhurnal.kernel.differences import Difference
from zhurnal.school.entries import PERSON_FIELDS, PersonEntry
from zhurnal.school.models import Person


def new_person(entry: PersonEntry) -> Person:
    """A person as the list tells of him, not yet stored."""
    return Person(**{name: getattr(entry, name) for name in PERSON_FIELDS})


def update_people(pairs: Iterable[tuple[Person, Difference[Any]]]) -> None:
    """Bring stored people to what their lines say now."""
    changed: dict[object, Person] = {}
    for person, found in pairs:
        names = [name for name in PERSON_FIELDS if name in found.fields]
        for name in names:
            setattr(person, name, getattr(found.entry, name))
        if names:
            changed[person.pk] = person
    Person.objects.bulk_update(changed.values(), PERSON_FIELDS)
