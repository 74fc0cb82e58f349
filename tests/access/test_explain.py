"""Who may do what, and why: the page says what the program does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from tests.builders import newcomers
from tests.cast import Cast
from zhurnal.access.permissions import Permission
from zhurnal.access.queries.explain import explain, find_people, find_things, the_thing
from zhurnal.access.queries.load_actor import load_actor
from zhurnal.access.roles import RoleCode, ScopeKind
from zhurnal.school.models import Person


def reasons(cast: Cast, who: Person, kind: ScopeKind, thing: Any, now: datetime) -> dict[str, Any]:
    """The roles that give each right over a thing; empty means no."""
    assert who.account_id is not None
    actor = load_actor(account_id=who.account_id, now=now)
    assert actor is not None
    found = the_thing(kind, getattr(thing, "pk", None), actor)
    assert found is not None
    return {
        each.permission: [grant.role for grant in each.grants] for each in explain(actor, found)
    }


def test_a_right_is_explained_by_the_roles_that_give_it(school_7: Cast, now: datetime) -> None:
    s = school_7
    read, write = Permission.JOURNAL_READ, Permission.JOURNAL_WRITE
    course = ScopeKind.COURSE
    assert reasons(s, s.anna, course, s.algebra, now) == {
        read: [RoleCode.SUBJECT_TEACHER],
        write: [RoleCode.SUBJECT_TEACHER],
    }
    assert reasons(s, s.galina, course, s.english_two, now) == {
        read: [RoleCode.HOMEROOM_TEACHER],
        write: [],
    }
    assert reasons(s, s.boris, course, s.algebra, now) == {read: [], write: []}
    assert reasons(s, s.vera, ScopeKind.PUPIL, s.pupil_darya, now) == {
        Permission.DIARY_READ: [RoleCode.GUARDIAN],
        Permission.EXCUSES_NOTIFY: [RoleCode.GUARDIAN],
    }


def test_the_administrator_reads_no_journal_and_writes_none(school_7: Cast, now: datetime) -> None:
    s = school_7
    assert set(
        map(bool, reasons(s, s.administrator, ScopeKind.COURSE, s.algebra, now).values())
    ) == {False}


@pytest.mark.parametrize("words", ["соколов", "СОКОЛОВ иван", "Иван"])
def test_people_are_found_by_parts_of_their_names_whatever_the_case(
    school_7: Cast, words: str
) -> None:
    assert school_7.ivan in find_people(words)


def test_a_search_shows_twenty_at_most(school_7: Cast, now: datetime) -> None:
    newcomers(school_7.class_7b, 30)
    assert len(find_people("новиков")) == 20
    actor = load_actor(account_id=school_7.head.account_id or 0, now=now)
    assert actor is not None
    assert len(find_things("новиков", actor)) == 20
    assert [each.title for each in find_things("7б алг", actor)] == ["7Б, Алгебра"]
    assert [each.kind for each in find_things("", actor)] == [ScopeKind.SCHOOL]


def test_the_page_leads_from_a_name_to_the_reason(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(cast.head)
    page = client.get("/access/explain/?who=петрова").content.decode()
    assert f'href="?person={cast.anna.pk}"' in page
    page = client.get(f"/access/explain/?person={cast.anna.pk}&what=алгебра").content.decode()
    link = f"?person={cast.anna.pk}&amp;kind=course&amp;id={cast.algebra.pk}"
    assert link in page
    page = client.get(f"/access/explain/{link.replace('&amp;', '&')}").content.decode()
    assert "Учитель-предметник, с 1\xa0сентября\xa02026" in page


@pytest.mark.parametrize("query", ["?person=x", "?person=1&kind=pupil&id=zz", "?kind=class&id=7"])
def test_nonsense_in_the_address_is_not_found(
    cast: Cast, signed_in: Callable[..., Client], query: str
) -> None:
    assert signed_in(cast.head).get(f"/access/explain/{query}").status_code == 404


def test_a_person_without_an_account_cannot_sign_in_and_the_page_says_so(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    with cast.inside():
        nobody = Person.objects.filter(account_id=None)[0]
    page = signed_in(cast.head).get(f"/access/explain/?person={nobody.pk}").content.decode()
    assert "Учётной записи нет" in page


def test_my_account_shows_my_roles_with_place_and_days(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    page = signed_in(cast.nina).get("/access/me/").content.decode()
    assert "Классный руководитель" in page
    assert "5А, Русский язык" in page
    assert "1\xa0сентября\xa02026" in page
    assert "логин titova" in page


def test_whoever_has_no_role_is_told_what_to_do(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    assert (
        "Сегодня у вас нет ни одной роли"
        in signed_in(cast.zoya).get("/access/me/").content.decode()
    )
