"""A parent says beforehand that a child will be away: a hint, never a fact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.cast import Cast
from tests.journal.writing import last_event
from zhurnal.excuses.models import ParentNotice
from zhurnal.journal.models import Absence

SignedIn = Callable[..., Client]


def announce(browser: Client, cast: Cast, **fields: Any) -> Any:
    """Send the form about Ivan."""
    form = {"key": uuid4(), "first_on": "2026-11-19", "text": "едем на соревнования", **fields}
    return browser.post(f"/diary/{cast.pupil_ivan.pk}/absence/", form)


@pytest.mark.req("R-2.5-c")
def test_a_notice_stands_until_it_is_taken_back(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.vera)
    assert announce(browser, cast, last_on="2026-11-20", last_lesson="3").status_code == 302
    with cast.inside():
        notice = ParentNotice.objects.get()
        assert (notice.given_by, notice.last_lesson) == (cast.vera.pk, 3)
        event = last_event()
        assert (event.event, event.role) == ("excuses.notice.given", "guardian")
        assert not Absence.objects.exists()
    here = f"/diary/{cast.pupil_ivan.pk}/absence/"
    page = browser.get(here).content.decode().replace("\xa0", " ")
    assert "19–20 ноября, по 3 урок" in page
    browser.post(f"{here}{notice.pk}/withdraw/")
    assert "предупреждений нет" in browser.get(here).content.decode()
    with cast.inside():
        assert ParentNotice.objects.filter(withdrawn_by=cast.vera.pk).count() == 1


def test_sent_twice_it_is_one_notice(cast: Cast, signed_in: SignedIn) -> None:
    browser, key = signed_in(cast.vera), uuid4()
    for _ in range(2):
        assert announce(browser, cast, key=key).status_code == 302
    with cast.inside():
        assert ParentNotice.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"first_on": "2026-11-17"}, "Эти дни уже прошли."),
        ({"first_on": "завтра"}, "Напишите день числами"),
        ({"first_on": "2026-11-20", "last_on": "2026-11-19"}, "раньше первого"),
        ({"first_lesson": "5", "last_lesson": "2"}, "Первый урок идёт после последнего."),
        ({"last_on": "2028-11-19"}, "Больше года"),
    ],
)
def test_what_cannot_be_is_said_in_words(
    cast: Cast, signed_in: SignedIn, fields: dict[str, str], sentence: str
) -> None:
    answer = announce(signed_in(cast.vera), cast, **fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "едем на соревнования" in page
    with cast.inside():
        assert not ParentNotice.objects.exists()


def test_only_a_representative_announces(cast: Cast, signed_in: SignedIn) -> None:
    """The pupil is refused; another's mother, and one whose guardianship is over, see no diary."""
    for person, status in ((cast.ivan, 403), (cast.olga, 404), (cast.gleb, 404)):
        assert announce(signed_in(person, Client()), cast).status_code == status
    with cast.inside():
        assert not ParentNotice.objects.exists()


def test_the_week_leads_a_parent_to_the_form_and_nobody_else(
    cast: Cast, signed_in: SignedIn
) -> None:
    week = f"/diary/{cast.pupil_ivan.pk}/"
    assert f"{week}absence/" in signed_in(cast.vera).get(week).content.decode()
    for person in (cast.ivan, cast.galina):
        assert f"{week}absence/" not in signed_in(person, Client()).get(week).content.decode()
