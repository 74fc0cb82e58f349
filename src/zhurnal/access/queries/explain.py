from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from zhurnal.access.actor import Actor, Grant
from zhurnal.access.permissions import Permission
from zhurnal.access.roles import ROLES, ScopeKind
from zhurnal.school.models import (
    ClassGroup,
    Course,
    Enrolment,
    Person,
    Pupil,
    TeachingGroupClass,
)

#: How many people or things a search shows.
MOST = 20


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of the school that somebody may or may not see: the school itself, a class, a
    course, a pupil. ``classes`` are the classes it belongs to today.
    """

    kind: ScopeKind
    id: UUID | None
    title: str
    classes: frozenset[UUID] = field(default_factory=frozenset)


#: Which rights are asked about which kind of thing.
QUESTIONS: dict[ScopeKind, tuple[Permission, ...]] = {
    ScopeKind.SCHOOL: (
        Permission.SCHOOL_READ,
        Permission.SCHOOL_IMPORT,
        Permission.AUDIT_READ,
        Permission.ACCOUNTS_ISSUE,
        Permission.ACCESS_EXPLAIN,
    ),
    ScopeKind.CLASS: (
        Permission.JOURNAL_READ,
        Permission.EXCUSES_REGISTER,
        Permission.ACCOUNTS_ISSUE,
    ),
    ScopeKind.COURSE: (Permission.JOURNAL_READ, Permission.JOURNAL_WRITE),
    ScopeKind.PUPIL: (Permission.DIARY_READ, Permission.EXCUSES_NOTIFY),
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """Whether somebody has a right over a thing, and which of his grants give it: none means no."""

    permission: Permission
    grants: tuple[Grant, ...]


def explain(actor: Actor, thing: Thing) -> list[Explanation]:
    """Every right over a thing, with the grants of today that give it.

    Says the same as ``visible_courses``, ``visible_classes`` and ``visible_pupils``, and why.

    Source: requirements §8 (nobody's right follows from an id).
    """
    return [
        Explanation(
            permission,
            tuple(
                grant
                for grant in actor.grants
                if permission in ROLES[grant.role].permissions and _reaches(grant, thing)
            ),
        )
        for permission in QUESTIONS[thing.kind]
    ]


def _reaches(grant: Grant, thing: Thing) -> bool:
    match grant.scope_kind:
        case ScopeKind.SCHOOL:
            return True
        case ScopeKind.CLASS:
            return grant.scope_id in thing.classes
        case kind:
            return kind is thing.kind and grant.scope_id == thing.id


def find_people(words: str) -> list[Person]:
    """People of the school whose name contains the words, by name."""
    # Databases differ in how they compare Cyrillic letters; a school's names fit into memory.
    wanted = words.casefold().split()
    names = Person.objects.order_by("last_name", "first_name", "pk").values_list(
        "pk", "last_name", "first_name", "patronymic"
    )
    ids = [pk for pk, *name in names if all(word in " ".join(name).casefold() for word in wanted)][
        :MOST
    ]
    return sorted(Person.objects.filter(pk__in=ids), key=lambda person: ids.index(person.pk))


def find_things(words: str, actor: Actor) -> list[Thing]:
    """Classes, courses and pupils of this year by the words in their names; the school for none."""
    wanted = words.casefold().split()
    if not wanted:
        return [Thing(ScopeKind.SCHOOL, None, actor.school_name)]
    titles = [*_titles()]
    found = [each for each in titles if all(word in each.title.casefold() for word in wanted)]
    return found[:MOST]


def _titles() -> list[Thing]:
    classes = ClassGroup.objects.order_by("grade", "name").values_list("pk", "name")
    courses = Course.objects.order_by("grade", "group__name", "subject__name").values_list(
        "pk", "group__name", "subject__name"
    )
    pupils = Pupil.objects.order_by("person__last_name", "person__first_name").values_list(
        "pk", "person__last_name", "person__first_name"
    )
    return [
        *(Thing(ScopeKind.CLASS, pk, name) for pk, name in classes),
        *(Thing(ScopeKind.COURSE, pk, f"{group}, {subject}") for pk, group, subject in courses),
        *(Thing(ScopeKind.PUPIL, pk, f"{last} {first}") for pk, last, first in pupils),
    ]


def the_thing(kind: ScopeKind, thing_id: UUID | None, actor: Actor) -> Thing | None:
    """A thing of the school with the classes it belongs to today; None if there is no such."""
    if kind is ScopeKind.SCHOOL or thing_id is None:
        return Thing(ScopeKind.SCHOOL, None, actor.school_name)
    title = next((each.title for each in _titles() if (each.kind, each.id) == (kind, thing_id)), "")
    return Thing(kind, thing_id, title, _classes_of(kind, thing_id, actor)) if title else None


def _classes_of(kind: ScopeKind, thing_id: UUID, actor: Actor) -> frozenset[UUID]:
    if kind is ScopeKind.CLASS:
        return frozenset({thing_id})
    if kind is ScopeKind.COURSE:
        groups = TeachingGroupClass.objects.filter(group__courses=thing_id)
        return frozenset(groups.values_list("class_group_id", flat=True))
    roll = Enrolment.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=actor.today),
        pupil=thing_id,
        valid_from__lte=actor.today,
    )
    return frozenset(roll.values_list("class_group_id", flat=True))
