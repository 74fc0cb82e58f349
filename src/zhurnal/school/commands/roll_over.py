from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from zhurnal.audit.trail import Change, record, record_many
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.school import policy
from zhurnal.school.commands.enter_classes import enter_classes
from zhurnal.school.commands.enter_holidays import enter_holidays
from zhurnal.school.commands.enter_terms import enter_terms
from zhurnal.school.commands.enter_year import enter_year
from zhurnal.school.entries import ClassEntry, HolidayEntry, RollOverEntry, TermEntry, YearEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import (
    ClassGroup,
    Enrolment,
    GroupMembership,
    MovementKind,
    MovementOrder,
    MovementPupil,
    SchoolYear,
    TeachingGroup,
    Term,
)
from zhurnal.school.policy import Keeper
from zhurnal.school.queries.calendar_lists import listed_holidays, listed_terms
from zhurnal.school.queries.roll_over_plan import ClassFate, PupilFate, RollOverPlan, roll_over_plan
from zhurnal.school.rules.next_year import year_later, year_name


@transaction.atomic
def roll_over(*, actor: Keeper, entry: RollOverEntry, now: datetime) -> MovementOrder:
    """Pass to the next school year by one order: the year itself with a calendar to be checked, its
    classes, and every pupil in his class of it; rows of this year end the day it begins.

    Sent twice, or by two people, it is carried out once. ``take_order_back`` undoes it until the
    new year has begun.

    Source: school practice §13 (перевод года, выпуск); M-7.
    """
    policy.keep_lists(actor).require()
    policy.order_dated(order_on=entry.order_on, today=actor.today).require()
    plan = roll_over_plan(actor.today, exceptions=entry.exceptions, first_grades=entry.first_grades)
    if plan is None or not plan.year_before:
        raise Refused(refusal("no-year-then", day=actor.today))
    if plan.order is not None:
        return plan.order
    year = _next_year(actor, plan, now)
    order = MovementOrder(
        id=entry.key,
        kind=MovementKind.PROMOTION,
        number=entry.number,
        order_on=entry.order_on,
        on=year.starts_on,
        entered_at=now,
        entered_by=actor.person_id,
    )
    order.save(force_insert=True)
    _end(order, plan.year)
    changes = _begin(order, plan, year)
    record_many(changes, actor=actor, at=now)
    record(
        Change(
            SchoolEvent.YEAR_ROLLED_OVER,
            "movement order",
            order.pk,
            after={
                "order": order.number,
                "from": order.on.isoformat(),
                **{fate.value: number for fate, number in plan.counts.items()},
            },
            school_year=year.number,
        ),
        actor=actor,
        at=now,
    )
    return order


def _next_year(actor: Keeper, plan: RollOverPlan, now: datetime) -> SchoolYear:
    """The next year, as it was entered, or as this one's calendar a year later proposes it."""
    old = plan.year
    year = SchoolYear.objects.filter(number=old.number + 1).first()
    if year is None:
        proposed = YearEntry(
            number=old.number + 1,
            name=year_name(old.number + 1),
            starts_on=year_later(old.starts_on),
            ends_on=year_later(old.ends_on),
            week_days=old.week_days,
        )
        year = enter_year(actor=actor, entry=proposed, now=now)
    if not Term.objects.filter(scheme__year=year).exists():
        terms = [
            TermEntry(
                scheme=term.scheme,
                name=term.name,
                starts_on=year_later(term.starts_on),
                ends_on=year_later(term.ends_on),
            )
            for term in listed_terms(old).values()
        ]
        enter_terms(actor=actor, year=year, entries=terms, now=now)
        days = [
            HolidayEntry(
                name=day.name,
                starts_on=year_later(day.starts_on),
                ends_on=year_later(day.ends_on),
                grades=day.grades,
            )
            for day in listed_holidays(old).values()
        ]
        enter_holidays(actor=actor, year=year, entries=days, now=now)
    enter_classes(actor=actor, year=year, entries=_missing(plan, year), now=now)
    return year


def _missing(plan: RollOverPlan, year: SchoolYear) -> list[ClassEntry]:
    known = set(ClassGroup.objects.filter(year=year).values_list("name", flat=True))
    return [each for name, each in plan.classes.items() if name not in known]


def _end(order: MovementOrder, year: SchoolYear) -> None:
    """Rows of the year that still run end the day the next one begins."""
    for rows in (
        Enrolment.objects.filter(class_group__year=year),
        GroupMembership.objects.filter(group__year=year),
    ):
        rows.filter(valid_before__isnull=True).update(valid_before=order.on, ended_by=order)


def _begin(order: MovementOrder, plan: RollOverPlan, year: SchoolYear) -> list[Change]:
    """Every pupil in his new class and its group; rows that an undone passage left empty are opened
    again.
    """
    classes = dict(ClassGroup.objects.filter(year=year).values_list("name", "pk"))
    whole = TeachingGroup.objects.filter(year=year, kind=TeachingGroup.Kind.WHOLE_CLASS)
    groups = dict(whole.values_list("name", "pk"))
    told = [(each, pupil) for each in plan.year_before for pupil in each.pupils]
    stays = {pupil.pupil_id: pupil.into for _, pupil in told if pupil.into}
    _open(Enrolment, "class_group_id", order, {pk: classes[name] for pk, name in stays.items()})
    _open(GroupMembership, "group_id", order, {pk: groups[name] for pk, name in stays.items()})
    MovementPupil.objects.bulk_create(
        MovementPupil(
            order=order,
            pupil_id=pupil.pupil_id,
            out_of_id=each.id,
            into_id=classes.get(pupil.into),
        )
        for each, pupil in told
    )
    return list(_changes(order, told, year.number))


def _open(
    model: type[Any],
    place: str,
    order: MovementOrder,
    stays: dict[UUID, UUID],
) -> None:
    """Begin rows on the order's day, as many as pupils, in three statements."""
    empty = {
        (row.pupil_id, getattr(row, place)): row
        for row in model.objects.filter(valid_from=order.on, pupil__in=stays)
    }
    again = [empty[each] for each in stays.items() if each in empty]
    for row in again:
        row.valid_before, row.began_by, row.ended_by = None, order, None
    model.objects.bulk_update(again, ["valid_before", "began_by", "ended_by"])
    model.objects.bulk_create(
        model(pupil_id=pupil, valid_from=order.on, began_by=order, **{place: where})
        for pupil, where in stays.items()
        if (pupil, where) not in empty
    )


def _changes(
    order: MovementOrder, told: list[tuple[ClassFate, PupilFate]], number: int
) -> Iterator[Change]:
    for each, pupil in told:
        yield Change(
            SchoolEvent.PUPIL_MOVED,
            "pupil",
            pupil.pupil_id,
            before={"class": each.name},
            after={
                "class": pupil.into or None,
                "fate": pupil.fate.value,
                "from": order.on.isoformat(),
                "order": order.number,
            },
            school_year=number,
            pupil_id=pupil.pupil_id,
        )
