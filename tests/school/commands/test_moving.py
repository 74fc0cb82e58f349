"""Orders about pupils: rows end and begin on a day, marks stay, a mistake is taken back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.builders import a_class, a_course, a_group, a_lesson, a_role, a_work, in_group, marks
from tests.cast import TODAY, Cast
from tests.journal.writing import acting, last_event, write
from zhurnal.access.roles import RoleCode
from zhurnal.journal.models import Mark
from zhurnal.kernel.verdict import Refused
from zhurnal.school.commands.carry_out_order import carry_out_order
from zhurnal.school.commands.take_order_back import take_order_back
from zhurnal.school.entries import MovementEntry
from zhurnal.school.models import (
    Enrolment,
    GroupMembership,
    MovementOrder,
    MovementPupil,
    Pupil,
    TeachingGroup,
)
from zhurnal.tenancy.uuid7 import uuid7

STARTS, MOVED = date(2026, 9, 1), date(2026, 11, 12)


def move(cast: Cast, now: datetime, **fields: Any) -> MovementOrder:
    """Carry out an order about Ivan of 7Б."""
    told = {
        "key": uuid7(), "kind": "transfer", "number": "41-у", "order_on": date(2026, 11, 11),
        "on": MOVED, "pupils": (cast.pupil_ivan.pk,), **fields,
    }  # fmt: skip
    with cast.inside():
        return carry_out_order(
            actor=acting(cast.secretary, now), entry=MovementEntry(**told), now=now
        )


def back(cast: Cast, now: datetime, order: MovementOrder) -> None:
    with cast.inside():
        take_order_back(actor=acting(cast.secretary, now), order_id=order.pk, now=now)


def stays(pupil: Pupil) -> dict[str, tuple[date, date | None]]:
    """The groups of a pupil; rows taken back are empty and left out."""
    rows = GroupMembership.objects.filter(pupil=pupil).order_by("valid_from", "group__name")
    spans = rows.values_list("group__name", "valid_from", "valid_before")
    return {name: (first, before) for name, first, before in spans if first != before}


@pytest.mark.req("R-2.3-a")
def test_a_pupil_leaves_his_class_and_its_groups_and_enters_the_other(
    school_7: Cast, now: datetime
) -> None:
    seventh = a_class("7А")
    subgroup = a_group("7А англ. 1", seventh.row)
    move(school_7, now, into=seventh.row.pk, groups=(subgroup.pk,), reason="заявление")
    assert stays(school_7.pupil_ivan) == {
        "7Б": (STARTS, MOVED),
        "7Б англ. 1": (STARTS, MOVED),
        "7А": (MOVED, None),
        "7А англ. 1": (MOVED, None),
    }
    rolls = Enrolment.objects.filter(pupil=school_7.pupil_ivan).order_by("valid_from")
    assert list(rolls.values_list("class_group__name", "valid_before")) == [
        ("7Б", MOVED), ("7А", None),
    ]  # fmt: skip
    event = last_event()
    assert (event.event, event.reason, event.after and event.after["order"]) == (
        "school.pupil.moved", "заявление", "41-у",
    )  # fmt: skip
    row = MovementPupil.objects.select_related("order", "out_of", "into").get()
    assert (row.out_of and row.out_of.name, row.into and row.into.name) == ("7Б", "7А")


@pytest.mark.req("R-2.3-a", "M-7")
def test_his_marks_stay_and_none_is_put_after_the_day(cast: Cast, now: datetime) -> None:
    with cast.inside():
        seventh = a_class("7А")
    move(cast, now, into=seventh.row.pk, on=TODAY)
    with cast.inside():
        assert Mark.objects.filter(pupil=cast.pupil_ivan).count() == 2
    told = {"pupil": cast.pupil_ivan.pk, "value": "5", "version": 0, "type": "answer"}
    after = write(cast, cast.anna, now, "put_mark", lesson=cast.lessons[2].pk, **told)
    before = write(cast, cast.anna, now, "put_mark", lesson=cast.lessons[1].pk, **told)
    assert (after.verdict.code, before.verdict.code) == ("not-in-group", "")


@pytest.mark.req("R-2.3-a")
def test_a_group_of_several_classes_is_not_left_with_one_of_them(
    school_7: Cast, now: datetime
) -> None:
    a, b = a_class("7А"), school_7.class_7b
    group = a_group("7 труд", a.row, b.row, kind=TeachingGroup.Kind.CROSS_CLASS)
    in_group(group, school_7.pupil_ivan)
    move(school_7, now, into=a.row.pk)
    assert stays(school_7.pupil_ivan)["7 труд"] == (STARTS, None)
    move(school_7, now, kind="departure", on=TODAY)
    assert stays(school_7.pupil_ivan)["7 труд"] == (STARTS, TODAY)


def test_who_leaves_the_school_begins_nowhere(school_7: Cast, now: datetime) -> None:
    move(school_7, now, kind="departure")
    assert all(before == MOVED for _, before in stays(school_7.pupil_ivan).values())
    assert not Enrolment.objects.filter(
        pupil=school_7.pupil_ivan, valid_before__isnull=True
    ).exists()


def test_who_has_left_is_enrolled_again_by_an_order_of_its_own(
    school_7: Cast, now: datetime
) -> None:
    move(school_7, now, kind="departure")
    move(school_7, now, kind="enrolment", into=school_7.class_7b.row.pk, on=TODAY)
    rows = GroupMembership.objects.filter(pupil=school_7.pupil_ivan, group=school_7.class_7b.group)
    assert list(rows.order_by("valid_from").values_list("valid_from", "valid_before")) == [
        (STARTS, MOVED), (TODAY, None),
    ]  # fmt: skip


@pytest.mark.req("R-2.3-a")
def test_a_pupil_goes_over_to_the_other_group(school_7: Cast, now: datetime) -> None:
    lesson = a_lesson(school_7.english_one, on=date(2026, 11, 10))
    marks(school_7.pupil_ivan, "5", [a_work(lesson)])
    first, second = school_7.english_1.pk, school_7.english_2.pk
    move(school_7, now, kind="group", out_of=(first,), groups=(second,))
    assert stays(school_7.pupil_ivan) == {
        "7Б": (STARTS, None),
        "7Б англ. 1": (STARTS, MOVED),
        "7Б англ. 2": (MOVED, None),
    }
    assert Mark.objects.filter(lesson=lesson).count() == 1
    move(school_7, now, kind="group", out_of=(second,), groups=(first,), on=TODAY)
    assert GroupMembership.objects.filter(
        group=school_7.english_1, pupil=school_7.pupil_ivan
    ).count() == 2  # fmt: skip


@pytest.mark.req("R-2.3-a")
def test_home_schooling_is_a_group_of_one_and_the_class_keeps_him_on_its_roll(
    school_7: Cast, now: datetime
) -> None:
    move(school_7, now, kind="home")
    home = TeachingGroup.objects.get(kind=TeachingGroup.Kind.INDIVIDUAL)
    assert home.name == "7Б на дому 1"
    assert stays(school_7.pupil_ivan) == {
        "7Б": (STARTS, MOVED), "7Б англ. 1": (STARTS, MOVED), "7Б на дому 1": (MOVED, None),
    }  # fmt: skip
    roll = Enrolment.objects.get(pupil=school_7.pupil_ivan)
    assert (roll.class_group.name, roll.valid_before) == ("7Б", None)
    move(school_7, now, kind="return", groups=(school_7.english_1.pk,), on=TODAY)
    rows = GroupMembership.objects.filter(pupil=school_7.pupil_ivan, valid_before__isnull=True)
    assert {row.group.name for row in rows} == {"7Б", "7Б англ. 1"}


@pytest.mark.req("M-7")
def test_an_order_taken_back_restores_what_was_and_removes_nothing(
    school_7: Cast, now: datetime
) -> None:
    seventh = a_class("7А")
    before = stays(school_7.pupil_ivan)
    order = move(school_7, now, into=seventh.row.pk)
    back(school_7, now, order)
    assert stays(school_7.pupil_ivan) == before
    assert Enrolment.objects.filter(pupil=school_7.pupil_ivan).count() == 2
    assert MovementOrder.objects.get().taken_back_at == now
    assert last_event().event == "school.movement.taken-back"
    again = move(school_7, now, into=seventh.row.pk)
    assert stays(school_7.pupil_ivan)["7А"] == (MOVED, None)
    assert GroupMembership.objects.filter(pupil=school_7.pupil_ivan).count() == 3
    back(school_7, now, again)
    with pytest.raises(Refused) as refused:
        back(school_7, now, again)
    assert refused.value.verdict.code == "movement-not-open"


def test_an_order_is_not_taken_back_once_its_page_tells_of_the_pupil(
    cast: Cast, now: datetime
) -> None:
    with cast.inside():
        seventh = a_class("7А")
        algebra = a_course("Алгебра", seventh.group, cast.teacher_boris)
        lesson = a_lesson(algebra, on=TODAY, number=1)
    order = move(cast, now, into=seventh.row.pk, on=TODAY)
    told = {"pupil": cast.pupil_ivan.pk, "value": "4", "version": 0, "type": "answer"}
    assert write(cast, cast.boris, now, "put_mark", lesson=lesson.pk, **told).verdict
    with pytest.raises(Refused) as refused:
        back(cast, now, order)
    assert refused.value.verdict.code == "movement-used"


def test_only_the_latest_order_about_a_pupil_is_taken_back(school_7: Cast, now: datetime) -> None:
    seventh = a_class("7А")
    first = move(school_7, now, into=seventh.row.pk)
    move(school_7, now, kind="departure", on=TODAY)
    with pytest.raises(Refused) as refused:
        back(school_7, now, first)
    assert refused.value.verdict.code == "moved-later"


def test_an_order_sent_twice_is_carried_out_once(school_7: Cast, now: datetime) -> None:
    key = uuid7()
    one = move(school_7, now, key=key, kind="departure")
    assert move(school_7, now, key=key, kind="departure") == one
    assert MovementOrder.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"on": date(2026, 8, 1)}, "no-year-then"),
        ({"on": date(2026, 9, 1)}, "move-before-he-came"),
        ({"on": date(2027, 9, 30)}, "no-year-then"),
        ({"order_on": date(2026, 11, 19)}, "movement-order-in-the-future"),
        ({"into": "7Б"}, "already-there"),
        ({"into": "lost"}, "place-unknown"),
        ({"groups": ("lost",)}, "place-unknown"),
        ({"pupils": ()}, "movement-of-nobody"),
        ({"kind": "enrolment"}, "pupil-already-enrolled"),
        ({"kind": "plan"}, "movement-changes-nothing"),
    ],
)
def test_an_order_that_makes_no_sense_is_refused_and_nothing_moves(
    school_7: Cast, now: datetime, fields: dict[str, Any], code: str
) -> None:
    seventh = a_class("7А")
    known = {"7Б": school_7.class_7b.row.pk, "lost": school_7.algebra.pk}
    told: dict[str, Any] = {"into": seventh.row.pk, **fields}
    told["into"] = known.get(told["into"], told["into"])
    told["groups"] = tuple(known[name] for name in told.get("groups", ()))
    with pytest.raises(Refused) as refused:
        move(school_7, now, **told)
    assert refused.value.verdict.code == code
    assert {before for _, before in stays(school_7.pupil_ivan).values()} == {None}


def test_only_who_keeps_the_lists_moves_pupils(school_7: Cast, now: datetime) -> None:
    a_role(school_7.zoya, RoleCode.DEPUTY_HEAD)
    order = move(school_7, now, kind="departure")
    for person in (school_7.anna, school_7.galina, school_7.zoya):
        with pytest.raises(Refused) as refused:
            take_order_back(actor=acting(person, now), order_id=order.pk, now=now)
        assert refused.value.verdict.code == "lists-not-yours"


def test_a_course_of_the_new_class_is_there_from_the_day(school_7: Cast, now: datetime) -> None:
    seventh = a_class("7А")
    algebra = a_course("Алгебра", seventh.group, school_7.teacher_boris)
    lesson = a_lesson(algebra, on=TODAY, number=1)
    move(school_7, now, into=seventh.row.pk, on=TODAY)
    told = {"pupil": school_7.pupil_ivan.pk, "value": "4", "version": 0, "type": "answer"}
    assert write(school_7, school_7.boris, now, "put_mark", lesson=lesson.pk, **told).verdict
