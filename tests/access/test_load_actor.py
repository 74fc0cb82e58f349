"""Who somebody is today: one query, rights that begin and end by themselves, school by school."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.builders import a_person, a_role, a_school, joins, newcomers
from tests.cast import NOVEMBER, OCTOBER, TODAY, Cast, Strangers
from zhurnal.access.actor import Actor, Grant
from zhurnal.access.queries.load_actor import load_actor
from zhurnal.access.queries.visible import visible_courses, visible_pupils
from zhurnal.access.roles import RoleCode
from zhurnal.accounts.models import Account
from zhurnal.school.models import Person
from zhurnal.tenancy.scope import school_scope


def actor_of(person: Person, now: datetime) -> Actor:
    assert person.account_id is not None
    actor = load_actor(account_id=person.account_id, now=now)
    assert actor is not None
    return actor


def places(actor: Actor) -> set[tuple[str, Any]]:
    return {(grant.role.value, grant.scope_id) for grant in actor.grants}


def test_everybody_has_the_roles_that_the_lists_of_the_school_say(
    school_7: Cast, now: datetime
) -> None:
    s = school_7
    expected: dict[str, set[tuple[str, Any]]] = {
        "anna": {("subject-teacher", s.algebra.pk)},
        "boris": {("subject-teacher", s.english_one.pk)},
        "nina": {
            ("subject-teacher", s.russian.pk),
            ("homeroom-teacher", s.class_5a.row.pk),
        },
        "galina": {("homeroom-teacher", s.class_7b.row.pk)},
        "fyodor": set(),
        "head": {("head", None)},
        "deputy": {("deputy-head", None)},
        "secretary": {("secretary", None)},
        "administrator": {("administrator", None)},
        "zoya": set(),
        "ivan": {("pupil", s.pupil_ivan.pk)},
        "vera": {("guardian", s.pupil_ivan.pk), ("guardian", s.pupil_darya.pk)},
        "gleb": set(),
    }
    assert {name: places(actor_of(getattr(s, name), now)) for name in expected} == expected


def test_an_actor_carries_name_day_and_school(school_7: Cast, now: datetime) -> None:
    actor = actor_of(school_7.anna, now)
    assert (actor.name, actor.today, actor.school_name) == ("Петрова А. С.", TODAY, "Школа № 7")
    assert (actor.person_id, actor.school_id) == (school_7.anna.pk, school_7.school.pk)


@pytest.mark.parametrize("pupils", [0, 30])
def test_an_actor_costs_one_query_however_large_the_school(
    school_7: Cast, now: datetime, django_assert_num_queries: Any, pupils: int
) -> None:
    newcomers(school_7.class_7b, pupils)
    with django_assert_num_queries(1):
        actor_of(school_7.nina, now)


@pytest.mark.req("R-2.3-a")
def test_a_teacher_of_the_past_has_his_rights_until_their_last_day(
    school_7: Cast, now: datetime
) -> None:
    last_minute = datetime.fromisoformat("2026-11-01T23:59:59+07:00")
    assert places(actor_of(school_7.fyodor, last_minute)) == {
        ("subject-teacher", school_7.algebra.pk)
    }
    assert places(actor_of(school_7.fyodor, last_minute + timedelta(seconds=1))) == set()
    assert last_minute.date() < NOVEMBER


@pytest.mark.req("R-1.6-c")
def test_a_guardian_of_the_past_sees_nothing_of_the_child(school_7: Cast, now: datetime) -> None:
    before = datetime.fromisoformat("2026-09-30T12:00:00+07:00")
    assert visible_pupils(actor_of(school_7.gleb, before)).get() == school_7.pupil_ivan
    assert before.date() < OCTOBER
    assert not visible_pupils(actor_of(school_7.gleb, now)).exists()


def test_a_role_that_begins_tomorrow_is_no_role_today(school_7: Cast, now: datetime) -> None:
    a_role(school_7.zoya, RoleCode.HEAD, since=date(2026, 11, 19))
    assert not actor_of(school_7.zoya, now).grants
    assert actor_of(school_7.zoya, now + timedelta(days=1)).roles == {RoleCode.HEAD}


def test_the_day_is_the_schools_own(cast: Cast, now: datetime) -> None:
    """A role of 19 November begins in Barnaul at 17:00 UTC on the 18th, in Kaliningrad at 22:00."""
    west = a_school("Школа № 9")
    west.timezone = "Europe/Kaliningrad"
    west.save()
    evening = datetime.fromisoformat("2026-11-18T18:00:00+00:00")
    for school, expected in ((cast.school, date(2026, 11, 19)), (west, date(2026, 11, 18))):
        with school_scope(school.pk):
            person = a_person("Дневной Иван", login=f"day{school.pk}")
            assert actor_of(person, evening).today == expected


def test_a_person_of_two_schools_is_in_each_only_what_he_is_there(
    cast: Cast, strangers: Strangers, now: datetime
) -> None:
    account = Account.objects.get(login="chuzhakova")
    with cast.inside():
        teacher = a_person("Чужакова Римма Львовна")
        joins(teacher, account)
    with strangers.inside():
        assert actor_of(strangers.head, now).roles == {RoleCode.HEAD}
    with cast.inside():
        here = actor_of(teacher, now)
        assert (here.person_id, here.grants) == (teacher.pk, ())
        assert not visible_courses(here).exists()


def test_nobody_is_behind_an_account_of_another_school(
    cast: Cast, strangers: Strangers, now: datetime
) -> None:
    assert strangers.head.account_id is not None
    with cast.inside():
        assert load_actor(account_id=strangers.head.account_id, now=now) is None


def test_a_grant_keeps_its_days(school_7: Cast, now: datetime) -> None:
    a_role(school_7.zoya, RoleCode.SECRETARY, since=OCTOBER, before=date(2027, 1, 1))
    assert actor_of(school_7.zoya, now).grants == (
        Grant(RoleCode.SECRETARY, None, OCTOBER, date(2027, 1, 1)),
    )


def test_a_right_that_ends_is_gone_with_the_next_request(
    cast: Cast, signed_in: Callable[..., Any]
) -> None:
    """Source: ASVS 8.3.2; standards S7."""
    browser = signed_in(cast.administrator)
    assert browser.get("/access/passwords/").status_code == 200
    with cast.inside():
        role = cast.administrator.role_assignments.get()
        role.valid_before = TODAY
        role.save()
    assert browser.get("/access/passwords/").status_code == 403


def test_a_closed_account_is_out_with_the_next_request(
    cast: Cast, signed_in: Callable[..., Any]
) -> None:
    browser = signed_in(cast.anna)
    assert browser.get("/access/me/").status_code == 200
    Account.objects.filter(login="petrova.as").update(is_active=False)
    assert browser.get("/access/me/").status_code == 302


def test_a_person_who_left_the_school_is_out_with_the_next_request(
    cast: Cast, signed_in: Callable[..., Any]
) -> None:
    browser = signed_in(cast.anna)
    with cast.inside():
        cast.anna.account_id = None
        cast.anna.save()
    assert browser.get("/access/me/")["Location"].startswith("/account/sign-in/")


def test_a_request_pays_for_session_account_and_rights_once_each(
    cast: Cast, signed_in: Callable[..., Any], django_assert_num_queries: Any
) -> None:
    browser = signed_in(cast.head)
    with django_assert_num_queries(3):
        assert browser.get("/access/roles/").status_code == 200
