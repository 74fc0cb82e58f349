from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, Q

from zhurnal.kernel.verdict import ALLOWED, Refused, Verdict, refusal
from zhurnal.school import policy
from zhurnal.school.entries import MovementEntry
from zhurnal.school.models import (
    ClassGroup,
    Enrolment,
    GroupMembership,
    Guardianship,
    Pupil,
    SchoolYear,
    TeachingGroup,
    TeachingGroupClass,
)
from zhurnal.school.rules.movement import EFFECTS, Effect, year_number


class Place(NamedTuple):
    """A class or a group."""

    id: UUID
    name: str


class Stay(NamedTuple):
    """A dated row of a pupil in a class or a group."""

    id: UUID
    pupil_id: UUID
    place: Place
    kind: str
    valid_from: date
    valid_before: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilPlan:
    """What an order ends and begins for one pupil, or what stands in its way.

    ``home`` is the class in which he is that day; ``alone``: a group of his own is made.
    """

    pupil_id: UUID
    name: str
    home: Place | None
    out_of: Place | None = None
    into: Place | None = None
    ends_roll: UUID | None = None
    ends: tuple[Stay, ...] = ()
    begins: tuple[Place, ...] = ()
    alone: bool = False
    guardians: tuple[str, ...] = ()
    obstacle: Verdict = field(default=ALLOWED)


def movement_plan(entry: MovementEntry) -> list[PupilPlan]:
    """What an order would do to each of its pupils, by name. Seven statements, however many.

    Source: R-2.3-a; school practice §3, §13.
    """
    school = _School(entry)
    pupils = Pupil.objects.filter(pk__in=entry.pupils).select_related("person")
    rows = list(pupils.order_by("person__last_name", "person__first_name", "pk"))
    if not rows or len(rows) != len(set(entry.pupils)):
        raise Refused(refusal("movement-of-nobody"))
    return [school.plan(row) for row in rows]


class _School:
    """Everything an order touches, read at once."""

    def __init__(self, entry: MovementEntry) -> None:
        self.entry = entry
        self.effect: Effect = EFFECTS[entry.kind]
        year = SchoolYear.objects.filter(number=year_number(entry.on)).first()
        if year is None:
            raise Refused(refusal("no-year-then", day=entry.on))
        self.rolls = _stays(
            Enrolment.objects.filter(class_group__year=year, pupil__in=entry.pupils), "class_group"
        )
        self.members = _stays(
            GroupMembership.objects.filter(group__year=year, pupil__in=entry.pupils), "group"
        )
        self.sources = _sources(year)
        self.groups = {
            pk: (Place(pk, name), kind)
            for pk, name, kind in TeachingGroup.objects.filter(year=year).values_list(
                "pk", "name", "kind"
            )
        }
        self.guardians = _guardians(entry.pupils, entry.on)
        self.into = _class(year, entry.into) if self.effect.enters_class else None

    def plan(self, pupil: Pupil) -> PupilPlan:
        on, effect = self.entry.on, self.effect
        roll = _at(self.rolls[pupil.pk], on)
        home = self.into or (roll.place if roll else None)
        ends = self._left(roll, self.members[pupil.pk])
        stays = {row.place.id for row in _open(self.members[pupil.pk], on)} - {
            row.place.id for row in ends
        }
        begins = tuple(place for place in self._joined(home) if place.id not in stays)
        return PupilPlan(
            pupil_id=pupil.pk,
            name=pupil.person.full_name,
            home=roll.place if roll else None,
            out_of=roll.place if roll and effect.changes_class else None,
            into=self.into,
            ends_roll=roll.id if roll and effect.changes_class else None,
            ends=ends,
            begins=begins,
            alone=effect.alone,
            guardians=self.guardians.get(pupil.pk, ()),
            obstacle=self._obstacle(pupil.pk, roll, (ends, begins), home),
        )

    def _left(self, roll: Stay | None, members: Sequence[Stay]) -> tuple[Stay, ...]:
        here = _open(members, self.entry.on)
        own = {roll.place.id} if roll else set()
        match self.effect.leaves:
            case "all":
                return tuple(here)
            case "class":
                return tuple(row for row in here if self.sources[row.place.id] == own)
            case "named":
                return tuple(row for row in here if row.place.id in self.entry.out_of)
            case "own":
                alone = TeachingGroup.Kind.INDIVIDUAL
                return tuple(row for row in here if row.kind == alone)
        return ()

    def _joined(self, home: Place | None) -> Iterable[Place]:
        if home is None:
            return
        for pk, (place, kind) in self.groups.items():
            drawn = home.id in self.sources[pk]
            whole = drawn and kind == TeachingGroup.Kind.WHOLE_CLASS and self.effect.joins
            if whole or (drawn and pk in self.entry.groups):
                yield place

    def _obstacle(
        self,
        pupil_id: UUID,
        roll: Stay | None,
        change: tuple[Sequence[Stay], Sequence[Place]],
        home: Place | None,
    ) -> Verdict:
        on, (ends, begins) = self.entry.on, change
        later = [
            row
            for row in (*self.rolls[pupil_id], *self.members[pupil_id])
            if row.valid_from > on or (row.valid_before or on) > on
        ]
        facts = policy.PlaceFacts(
            on_roll=roll is not None,
            wants_roll=self.effect.on_roll,
            same=roll is not None and roll.place == self.into,
            since=max((row.valid_from for row in (*ends, *([roll] if roll else []))), default=None),
            later=max((row.valid_from for row in later), default=None),
            known=home is None
            or all(pk in self.groups and home.id in self.sources[pk] for pk in self.entry.groups),
            nothing=not ((roll and self.effect.changes_class) or ends or begins or self.into),
        )
        return policy.movement(facts, on=on)


def _stays(rows: object, place: str) -> dict[UUID, list[Stay]]:
    found: dict[UUID, list[Stay]] = defaultdict(list)
    kind = "group__kind" if place == "group" else "class_group__name"
    told = rows.exclude(valid_before=F("valid_from")).order_by("valid_from", "pk")  # type: ignore[attr-defined]
    for pk, pupil, place_id, name, of, first, before in told.values_list(
        "pk", "pupil_id", f"{place}_id", f"{place}__name", kind, "valid_from", "valid_before"
    ):
        found[pupil].append(Stay(pk, pupil, Place(place_id, name), of, first, before))
    return found


def _open(rows: Iterable[Stay], on: date) -> list[Stay]:
    return [
        row
        for row in rows
        if row.valid_from <= on and (row.valid_before is None or row.valid_before > on)
    ]


def _at(rows: Iterable[Stay], on: date) -> Stay | None:
    return next(iter(_open(rows, on)), None)


def _sources(year: SchoolYear) -> Mapping[UUID, set[UUID]]:
    """The classes that every group of the year draws its pupils from."""
    sources: dict[UUID, set[UUID]] = defaultdict(set)
    links = TeachingGroupClass.objects.filter(group__year=year)
    for group_id, class_id in links.values_list("group_id", "class_group_id"):
        sources[group_id].add(class_id)
    return sources


def _guardians(pupils: Sequence[UUID], on: date) -> dict[UUID, tuple[str, ...]]:
    rows = Guardianship.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=on), pupil__in=pupils
    ).select_related("guardian")
    found: dict[UUID, tuple[str, ...]] = {}
    for row in rows.order_by("pk"):
        found[row.pupil_id] = (*found.get(row.pupil_id, ()), row.guardian.initials_name)
    return found


def _class(year: SchoolYear, class_id: UUID | None) -> Place:
    found = ClassGroup.objects.filter(year=year, pk=class_id).first() if class_id else None
    if found is None:
        raise Refused(refusal("place-unknown"))
    return Place(found.pk, found.name)
