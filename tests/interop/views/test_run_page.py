"""The page of a workbook that was taken: undone by a button, or told why not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.interop.workbooks import Sheets, file_of
from zhurnal.access.queries.load_actor import load_actor
from zhurnal.interop.commands.keep_upload import keep_upload
from zhurnal.interop.commands.take_upload import take_upload
from zhurnal.interop.models import ImportRun
from zhurnal.school.models import Subject

SUBJECTS: Sheets = {"Предметы": [["Предмет"], ["Астрономия"]]}
SignIn = Callable[..., Client]


def address_of_taken(cast: Cast, now: datetime) -> str:
    """The secretary takes a workbook with a new subject; the address of its page."""
    with cast.inside():
        actor = load_actor(account_id=cast.secretary.account_id or 0, now=now)
        assert actor is not None
        keep_upload(actor=actor, name="предметы.xlsx", content=file_of(SUBJECTS), now=now)
        take_upload(actor=actor, leave_out=False, now=now, progress=lambda *_: None)
        return reverse("interop:run", args=[ImportRun.objects.get().pk])


def test_the_secretary_finds_what_was_taken_and_undoes_it(
    cast: Cast, now: datetime, signed_in: SignIn
) -> None:
    address = address_of_taken(cast, now)
    browser = signed_in(cast.secretary)
    assert f'href="{address}">предметы.xlsx</a>' in browser.get("/import/").content.decode()
    assert "Отменить внесение</button>" in browser.get(address).content.decode()
    page = browser.post(address, follow=True).content.decode()
    assert "Внесение отменено" in page
    assert "Отменить внесение</button>" not in page
    with cast.inside():
        assert not Subject.objects.filter(name="Астрономия").exists()


def test_what_is_in_use_is_named_instead_of_the_button(
    cast: Cast, now: datetime, signed_in: SignIn
) -> None:
    address = address_of_taken(cast, now)
    with cast.inside():
        Subject.objects.filter(name="Астрономия").update(short_name="Астр.")
    browser = signed_in(cast.secretary)
    page = browser.get(address).content.decode()
    assert "<b>Астрономия</b>: изменено после внесения" in page
    assert "Отменить внесение</button>" not in page
    assert browser.post(address).status_code in {403, 409}
    with cast.inside():
        assert Subject.objects.filter(name="Астрономия").exists()
