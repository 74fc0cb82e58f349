"""The passage to the next school year: everybody in his new class, and back again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.builders import a_class, a_pupil
from tests.cast import Cast
from tests.journal.writing import acting
from zhurnal.kernel.verdict import Refused
from zhurnal.school.commands.roll_over import roll_over
from zhurnal.school.commands.take_order_back import take_order_back
from zhurnal.school.entries import RollOverEntry
from zhurnal.school.models import (
    ClassGroup,
    Enrolment,
    GroupMembership,
    MovementOrder,
    MovementPupil,
    SchoolYear,
    Term,
)
from zhurnal.school.rules.next_year import Fate, next_class, year_later
from zhurnal.tenancy.uuid7 import uuid7

BEGINS = date(2027, 9, 1)


def rolled(cast: Cast, now: datetime, **fields: Any) -> MovementOrder:
    told = {
        "key": uuid7(), "number": "90-у", "order_on": date(2026, 11, 18),
        "exceptions": {}, "first_grades": ("1А",), **fields,
    }  # fmt: skip
    return roll_over(actor=acting(cast.secretary, now), entry=RollOverEntry(**told), now=now)


def rolls(number: int) -> dict[str, int]:
    """How many are on the rolls of a year's classes, without end."""
    rows = Enrolment.objects.filter(class_group__year__number=number, valid_before__isnull=True)
    names = list(rows.values_list("class_group__name", flat=True))
    return {name: names.count(name) for name in names}


def test_every_pupil_goes_to_his_class_and_the_rest_as_the_order_says(
    school_7: Cast, now: datetime
) -> None:
    ninth, eleventh = a_class("9А"), a_class("11А")
    goes_on, _leaves = a_pupil(ninth), a_pupil(ninth)
    graduate = a_pupil(eleventh)
    fates = {
        school_7.pupil_pyotr.pk: Fate.REPEATS,
        school_7.pupil_ivan.pk: Fate.CONDITIONAL,
        goes_on.pk: Fate.PROMOTED,
        graduate.pk: Fate.PROMOTED,
    }
    order = rolled(school_7, now, exceptions=fates)
    assert order.on == BEGINS
    assert rolls(2027) == {"8Б": 5, "7Б": 1, "6А": 2, "10А": 1}
    assert rolls(2026) == {}
    classes = ClassGroup.objects.filter(year__number=2027).values_list("name", flat=True)
    assert set(classes) == {"1А", "6А", "7Б", "8Б", "10А"}
    members = GroupMembership.objects.filter(group__year__number=2027, group__name="8Б")
    assert members.count() == 5
    assert Term.objects.filter(scheme__year__number=2027).exists()
    left = MovementPupil.objects.get(order=order, pupil=graduate)
    assert (left.out_of and left.out_of.name, left.into) == ("11А", None)


def test_carried_out_again_it_changes_nothing(school_7: Cast, now: datetime) -> None:
    first = rolled(school_7, now)
    counted = Enrolment.objects.count(), ClassGroup.objects.count(), SchoolYear.objects.count()
    assert rolled(school_7, now) == first
    assert counted == (
        Enrolment.objects.count(), ClassGroup.objects.count(), SchoolYear.objects.count(),
    )  # fmt: skip


@pytest.mark.req("M-7")
def test_it_is_undone_as_one_act_and_can_be_done_again(school_7: Cast, now: datetime) -> None:
    before = rolls(2026)
    order = rolled(school_7, now)
    actor = acting(school_7.secretary, now)
    take_order_back(actor=actor, order_id=order.pk, now=now)
    assert (rolls(2026), rolls(2027)) == (before, {})
    again = rolled(school_7, now, exceptions={school_7.pupil_ivan.pk: Fate.REPEATS})
    assert rolls(2027) == {"8Б": 5, "7Б": 1, "6А": 2}
    assert Enrolment.objects.filter(began_by=again).count() == 8


def test_it_is_not_undone_once_the_new_year_has_begun(school_7: Cast, now: datetime) -> None:
    order = rolled(school_7, now)
    later = now.replace(year=2027, month=9, day=2)
    with pytest.raises(Refused) as refused:
        take_order_back(actor=acting(school_7.secretary, later), order_id=order.pk, now=later)
    assert refused.value.verdict.code == "year-has-begun"


def test_only_who_keeps_the_lists_does_it(school_7: Cast, now: datetime) -> None:
    entry = RollOverEntry(
        key=uuid7(), number="1", order_on=date(2026, 11, 18), exceptions={}, first_grades=()
    )
    with pytest.raises(Refused) as refused:
        roll_over(actor=acting(school_7.head, now), entry=entry, now=now)
    assert refused.value.verdict.code == "lists-not-yours"


@pytest.mark.parametrize(
    ("name", "grade", "fate", "then"),
    [
        ("7Б", 7, Fate.PROMOTED, ("8Б", 8)),
        ("9А", 9, Fate.CONDITIONAL, ("10А", 10)),
        ("10 А", 10, Fate.PROMOTED, ("11 А", 11)),
        ("1А", 1, Fate.REPEATS, ("1А", 1)),
        ("11А", 11, Fate.LEAVES, None),
    ],
)
def test_a_class_is_called_after_its_grade(
    name: str, grade: int, fate: Fate, then: tuple[str, int] | None
) -> None:
    assert next_class(name, grade, fate) == then


def test_a_leap_day_has_a_day_in_the_next_year() -> None:
    assert year_later(date(2028, 2, 29)) == date(2029, 2, 28)
