"""A pupil who moves on a day: rows end and begin, marks stay, nothing can be written after it."""

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
from zhurnal.school.commands.move_between_groups import move_between_groups
from zhurnal.school.commands.move_pupil import move_pupil
from zhurnal.school.entries import GroupMoveEntry, MoveEntry
from zhurnal.school.models import Enrolment, GroupMembership, Pupil, TeachingGroup

MOVED = date(2026, 11, 12)


def move(cast: Cast, now: datetime, **fields: Any) -> None:
    """Move Ivan out of 7Б."""
    told = {"pupil_id": cast.pupil_ivan.pk, "on": MOVED, "order_number": "41-у", **fields}
    with cast.inside():
        move_pupil(actor=acting(cast.secretary, now), entry=MoveEntry(**told), now=now)


def stays(pupil: Pupil) -> dict[str, tuple[date, date | None]]:
    rows = GroupMembership.objects.filter(pupil=pupil).order_by("valid_from", "group__name")
    spans = rows.values_list("group__name", "valid_from", "valid_before")
    return {name: (first, before) for name, first, before in spans}


@pytest.mark.req("R-2.3-a")
def test_a_pupil_leaves_his_class_and_its_groups_and_enters_the_other(
    school_7: Cast, now: datetime
) -> None:
    seventh = a_class("7А")
    subgroup = a_group("7А англ. 1", seventh.row)
    move(school_7, now, into=seventh.row.pk, groups=(subgroup.pk,), reason="заявление")
    starts = date(2026, 9, 1)
    assert stays(school_7.pupil_ivan) == {
        "7Б": (starts, MOVED),
        "7Б англ. 1": (starts, MOVED),
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
    assert stays(school_7.pupil_ivan)["7 труд"] == (date(2026, 9, 1), None)


def test_who_leaves_the_school_begins_nowhere(school_7: Cast, now: datetime) -> None:
    move(school_7, now, into=None)
    assert all(before == MOVED for _, before in stays(school_7.pupil_ivan).values())


def test_who_comes_back_on_the_same_day_goes_on(school_7: Cast, now: datetime) -> None:
    seventh = a_class("7А")
    move(school_7, now, into=seventh.row.pk)
    move(school_7, now, into=school_7.class_7b.row.pk, on=TODAY)
    rows = GroupMembership.objects.filter(pupil=school_7.pupil_ivan, group=school_7.class_7b.group)
    assert list(rows.order_by("valid_from").values_list("valid_from", "valid_before")) == [
        (date(2026, 9, 1), MOVED), (TODAY, None),
    ]  # fmt: skip


def between(cast: Cast, now: datetime, **fields: Any) -> None:
    told = {
        "pupil_id": cast.pupil_ivan.pk, "out_of": cast.english_1.pk, "into": cast.english_2.pk,
        "on": MOVED, "order_number": "42-у", **fields,
    }  # fmt: skip
    with cast.inside():
        move_between_groups(
            actor=acting(cast.secretary, now), entry=GroupMoveEntry(**told), now=now
        )


@pytest.mark.req("R-2.3-a")
def test_a_pupil_goes_over_to_the_other_group(school_7: Cast, now: datetime) -> None:
    lesson = a_lesson(school_7.english_one, on=date(2026, 11, 10))
    marks(school_7.pupil_ivan, "5", [a_work(lesson)])
    between(school_7, now)
    assert stays(school_7.pupil_ivan) == {
        "7Б": (date(2026, 9, 1), None),
        "7Б англ. 1": (date(2026, 9, 1), MOVED),
        "7Б англ. 2": (MOVED, None),
    }
    assert Mark.objects.filter(lesson=lesson).count() == 1
    between(school_7, now, out_of=school_7.english_2.pk, into=school_7.english_1.pk, on=TODAY)
    back = GroupMembership.objects.filter(group=school_7.english_1, pupil=school_7.pupil_ivan)
    assert back.count() == 2


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"on": date(2026, 8, 1)}, "pupil-not-there"),
        ({"on": date(2026, 9, 1)}, "move-before-he-came"),
        ({"on": date(2027, 6, 30)}, "move-outside-the-year"),
        ({"into": "7Б"}, "already-there"),
        ({"into": "lost"}, "place-unknown"),
        ({"groups": ("lost",)}, "place-unknown"),
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


def test_a_whole_class_is_not_left_as_a_group(school_7: Cast, now: datetime) -> None:
    with pytest.raises(Refused) as refused:
        between(school_7, now, out_of=school_7.class_7b.group.pk)
    assert refused.value.verdict.code == "place-unknown"


def test_only_who_keeps_the_lists_moves_pupils(school_7: Cast, now: datetime) -> None:
    a_role(school_7.zoya, RoleCode.DEPUTY_HEAD)
    for person in (school_7.anna, school_7.galina, school_7.zoya):
        with pytest.raises(Refused) as refused:
            move_pupil(
                actor=acting(person, now),
                entry=MoveEntry(
                    pupil_id=school_7.pupil_ivan.pk, into=None, on=MOVED, order_number="1"
                ),
                now=now,
            )
        assert refused.value.verdict.code == "lists-not-yours"


def test_a_course_of_the_new_class_is_there_from_the_day(school_7: Cast, now: datetime) -> None:
    seventh = a_class("7А")
    algebra = a_course("Алгебра", seventh.group, school_7.teacher_boris)
    lesson = a_lesson(algebra, on=TODAY, number=1)
    move(school_7, now, into=seventh.row.pk, on=TODAY)
    told = {"pupil": school_7.pupil_ivan.pk, "value": "4", "version": 0, "type": "answer"}
    assert write(school_7, school_7.boris, now, "put_mark", lesson=lesson.pk, **told).verdict
