"""Who may hand a temporary password to whom, without any page."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.cast import Cast
from zhurnal.access import policy
from zhurnal.access.actor import Actor
from zhurnal.access.permissions import TITLES, Permission
from zhurnal.access.queries.load_actor import load_actor
from zhurnal.access.queries.password_holders import class_holders, staff_holders
from zhurnal.school.models import Person


def actor_of(person: Person, now: datetime) -> Actor:
    actor = load_actor(account_id=person.account_id or 0, now=now)
    assert actor is not None
    return actor


def verdicts(cast: Cast, who: str, now: datetime) -> dict[str, str]:
    """What this person is told about everybody of 7Б and the staff, by login."""
    actor = actor_of(getattr(cast, who), now)
    holders = [*class_holders(cast.class_7b.row, actor.today), *staff_holders(actor.today)]
    return {
        holder.login: policy.issue_password(actor, holder).code
        for holder in holders
        if holder.login
    }


@pytest.mark.parametrize(
    "who",
    ["anna", "nina", "head", "deputy", "secretary", "ivan", "vera", "zoya", "fyodor"],
)
def test_who_is_neither_administrator_nor_homeroom_teacher_here_issues_nothing(
    school_7: Cast, now: datetime, who: str
) -> None:
    assert set(verdicts(school_7, who, now).values()) == {"role-lacks-permission"}


def test_the_administrator_issues_to_all_the_homeroom_teacher_to_families_of_the_class(
    school_7: Cast, now: datetime
) -> None:
    assert set(verdicts(school_7, "administrator", now).values()) == {""}
    galina = verdicts(school_7, "galina", now)
    assert {login for login, code in galina.items() if not code} == {
        "sokolov.ivan",
        "sokolova.vera",
        "ilin.petr",
        "ilina.olga",
    }


def test_whoever_has_no_account_gets_no_password(school_7: Cast, now: datetime) -> None:
    actor = actor_of(school_7.administrator, now)
    [without] = {
        policy.issue_password(actor, each).code
        for each in class_holders(school_7.class_7b.row, actor.today)
        if each.account_id is None
    }
    assert without == "no-account"


def test_every_right_has_its_words() -> None:
    assert set(TITLES) == set(Permission)
