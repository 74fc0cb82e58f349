"""The act in words: staff read it, families do not; the scan comes as a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from msgspec import structs

from tests.assessment.acts import an_act
from tests.cast import Cast, Strangers
from zhurnal.assessment.act import Act
from zhurnal.assessment.work_kinds import WorkKind

SignIn = Callable[..., Client]
PAGE = "/assessment/"
PDF = b"%PDF-1.7 order"


@pytest.mark.req("M-5")
@pytest.mark.parametrize("who", ["head", "deputy", "anna", "galina", "secretary", "administrator"])
def test_staff_read_the_act_in_force_and_every_version(
    cast: Cast, signed_in: SignIn, who: str
) -> None:
    olympiad = structs.replace(Act(), work_kinds=(WorkKind("own-1", "Олимпиада", "ол", 4),))
    with cast.inside():
        an_act(date(2026, 9, 1), number="96")
        later = an_act(date(2026, 12, 1), olympiad, number="124")
    browser = signed_in(getattr(cast, who))
    page = browser.get(PAGE).content.decode()
    assert "Приказ № 96 от 1\u00a0сентября\u00a02026" in page
    assert "вступит в силу" in page
    assert "в течение 3 рабочих дней" in page
    assert "Олимпиада" not in page
    assert ("/assessment/edit/" in page) is (who == "head")
    assert "Олимпиада" in browser.get(PAGE, {"version": str(later.pk)}).content.decode()


def test_before_the_first_version_the_page_says_so(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.anna).get(PAGE).content.decode()
    assert "Школа ещё не ввела свой локальный акт" in page
    assert "Контрольная работа" in page


@pytest.mark.parametrize("who", ["vera", "ivan", "zoya"])
def test_others_cannot(cast: Cast, signed_in: SignIn, who: str) -> None:
    answer = signed_in(getattr(cast, who)).get(PAGE)
    assert answer.status_code == 403
    assert "сотрудники школы" in answer.content.decode()


def test_the_scan_is_a_file_to_keep(cast: Cast, signed_in: SignIn) -> None:
    with cast.inside():
        act = an_act(date(2026, 9, 1), scan=PDF, scan_name="приказ.pdf")
    browser = signed_in(cast.anna)
    assert f"/assessment/scan/{act.pk}/" in browser.get(PAGE).content.decode()
    answer = browser.get(f"/assessment/scan/{act.pk}/")
    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_another_schools_act_does_not_exist(
    cast: Cast, strangers: Strangers, signed_in: SignIn
) -> None:
    with strangers.inside():
        act = an_act(date(2026, 9, 1), number="ЧУЖОЙ", scan=PDF)
    browser = signed_in(cast.head)
    assert "ЧУЖОЙ" not in browser.get(PAGE).content.decode()
    assert browser.get(f"/assessment/scan/{act.pk}/").status_code == 404
    assert browser.get(PAGE, {"version": str(act.pk)}).status_code == 404
    assert browser.get(PAGE, {"version": "приказ"}).status_code == 404


@pytest.mark.parametrize("more", [0, 8])
def test_the_page_costs_the_same_for_one_version_and_nine(
    cast: Cast, signed_in: SignIn, django_assert_num_queries: Any, more: int
) -> None:
    with cast.inside():
        for n in range(more + 1):
            an_act(date(2026, 9, 1 + n), scan=PDF)
    browser = signed_in(cast.anna)
    with django_assert_num_queries(4):
        browser.get(PAGE)


def test_the_page_speaks_english(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.head)
    browser.cookies["zhurnal_language"] = "en"
    page = browser.get(PAGE, headers={"accept-language": "en"}).content.decode()
    assert "The school has not enacted its local act yet" in page
