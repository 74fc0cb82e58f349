"""Somebody leads a class by an order, for its days; rights and duties move with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import TODAY, Cast
from tests.journal.writing import acting, last_event
from zhurnal.access.commands.appoint_homeroom import appoint_homeroom
from zhurnal.access.commands.end_homeroom import end_homeroom
from zhurnal.access.entries import HomeroomEntry
from zhurnal.access.models import RoleAssignment
from zhurnal.access.permissions import Permission
from zhurnal.kernel.verdict import Refused
from zhurnal.school.models import Person

SignedIn = Callable[..., Client]
FRIDAY = date(2026, 11, 20)


def order(cast: Cast, **fields: Any) -> HomeroomEntry:
    """Boris leads 7Б from today until Friday by order 57-л."""
    told: dict[str, Any] = {
        "person_id": cast.boris.pk,
        "class_id": cast.class_7b.row.pk,
        "first_on": TODAY,
        "last_on": FRIDAY,
        "order_number": "57-л",
        **fields,
    }
    return HomeroomEntry(**told)


def leads(person: Person, cast: Cast, now: datetime) -> bool:
    """Whether somebody registers the papers of 7Б then."""
    scopes = acting(person, now).scopes(Permission.EXCUSES_REGISTER)
    return cast.class_7b.row.pk in scopes.classes


@pytest.mark.req("R-2.9-f")
def test_a_deputy_leads_from_the_first_day_of_the_order_to_the_last(
    school_7: Cast, now: datetime
) -> None:
    entry = order(school_7, first_on=TODAY + timedelta(days=1))
    appoint_homeroom(actor=acting(school_7.deputy, now), entry=entry, now=now)
    days = [leads(school_7.boris, school_7, now + timedelta(days=each)) for each in range(4)]
    assert days == [False, True, True, False]
    assert leads(school_7.galina, school_7, now + timedelta(days=1)), "she leads beside him"
    event = last_event()
    assert (event.event, event.after["order"]) == ("access.role.granted", "57-л")  # type: ignore[index]


@pytest.mark.req("R-2.9-f")
def test_an_order_for_good_takes_the_place_of_the_one_before(school_7: Cast, now: datetime) -> None:
    entry = order(school_7, last_on=None, first_on=FRIDAY)
    appoint_homeroom(actor=acting(school_7.administrator, now), entry=entry, now=now)
    friday = now + timedelta(days=2)
    assert (leads(school_7.galina, school_7, now), leads(school_7.boris, school_7, now)) == (
        True, False,
    )  # fmt: skip
    assert not leads(school_7.galina, school_7, friday)
    assert leads(school_7.boris, school_7, friday)


@pytest.mark.req("R-2.9-f")
def test_an_order_ends_today_when_somebody_says_so(school_7: Cast, now: datetime) -> None:
    actor = acting(school_7.deputy, now)
    row = appoint_homeroom(actor=actor, entry=order(school_7), now=now)
    assert leads(school_7.boris, school_7, now)
    end_homeroom(actor=actor, assignment_id=row.pk, now=now)
    assert not leads(school_7.boris, school_7, now)
    assert RoleAssignment.objects.filter(pk=row.pk, valid_before=TODAY).exists()
    with pytest.raises(Refused) as refused:
        end_homeroom(actor=actor, assignment_id=row.pk, now=now)
    assert refused.value.verdict.code == "no-such-order"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"last_on": TODAY - timedelta(days=1)}, "order-ends-first"),
        ({"order_number": " "}, "order-without-number"),
    ],
)
def test_what_makes_no_sense_is_turned_away(
    school_7: Cast, now: datetime, fields: dict[str, Any], code: str
) -> None:
    actor, entry = acting(school_7.deputy, now), order(school_7, **fields)
    with pytest.raises(Refused) as refused:
        appoint_homeroom(actor=actor, entry=entry, now=now)
    assert refused.value.verdict.code == code


@pytest.mark.parametrize("who", ["galina", "anna", "secretary", "head", "vera"])
def test_others_cannot(school_7: Cast, now: datetime, who: str) -> None:
    before = RoleAssignment.objects.count()
    actor = acting(getattr(school_7, who), now)
    with pytest.raises(Refused) as refused:
        appoint_homeroom(actor=actor, entry=order(school_7), now=now)
    assert refused.value.verdict.code == "role-lacks-permission"
    assert RoleAssignment.objects.count() == before


def test_the_page_keeps_what_was_typed_and_says_what_is_wrong(
    cast: Cast, signed_in: SignedIn
) -> None:
    browser = signed_in(cast.deputy)
    form = {
        "class_group": cast.class_7b.row.pk,
        "person": cast.boris.pk,
        "first_on": "2026-11-18",
        "last_on": "2026-11-20",
        "order_number": "57-л",
    }
    assert browser.post("/access/homerooms/", form).status_code == 302
    page = browser.get("/access/homerooms/").content.decode().replace("\xa0", " ")
    assert "Крылов Борис Иванович" in page
    assert "по 20 ноября" in page
    again = browser.post("/access/homerooms/", form)
    assert again.status_code == 422
    assert "такой приказ с этого дня уже внесён" in again.content.decode()
    assert 'value="57-л"' in again.content.decode()
