"""Names of people from plain columns, where a page has no time for model instances."""

from __future__ import annotations

from zhurnal.school.models import Person

#: The columns that make a name.
NAMES = ("last_name", "first_name", "patronymic")


def initials_name(last: str | None, first: str | None, patronymic: str | None) -> str:
    """Family name and initials; empty for nobody, as an outer join gives it."""
    if not last:
        return ""
    person = Person(last_name=last, first_name=first or "", patronymic=patronymic or "")
    return person.initials_name
