"""The page of the next school year: seen, changed for one pupil, carried out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.builders import newcomers
from tests.cast import Cast
from zhurnal.school.models import Enrolment, MovementOrder
from zhurnal.tenancy.uuid7 import uuid7

pytestmark = pytest.mark.django_db

SignIn = Callable[..., Client]
PAGE = "/school/next-year/"


def form(cast: Cast, **fields: Any) -> dict[str, Any]:
    return {
        "key": str(uuid7()), "number": "90-у", "order_on": "2026-11-18",
        "first_grades": "1А, 1Б", f"fate-{cast.pupil_ivan.pk}": "repeats", **fields,
    }  # fmt: skip


def test_the_secretary_looks_at_it_changes_it_and_does_it(cast: Cast, signed_in: SignIn) -> None:
    browser, told = signed_in(cast.secretary), form(cast)
    first = browser.get(PAGE).content.decode()
    assert "Ильин Пётр" in first
    assert "Перевести школу" not in first
    shown = browser.post(PAGE, told).content.decode()
    assert "1А, 1Б, 6А, 7Б, 8Б" in shown
    with cast.inside():
        assert not MovementOrder.objects.exists()
    done = browser.post(PAGE, {**told, "act": "carry"})
    assert done["Location"] == "/school/movement/?month=2027-09&done"
    assert "№ 90-у" in browser.get(done["Location"]).content.decode()
    with cast.inside():
        roll = Enrolment.objects.get(pupil=cast.pupil_ivan, valid_before__isnull=True)
        assert roll.class_group.name == "7Б"
    assert "Перевод проведён приказом № 90-у" in browser.get(PAGE).content.decode()


def test_what_is_missing_is_asked_for(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.secretary)
    answer = browser.post(PAGE, form(cast, number="", first_grades="А1; Б", act="carry"))
    assert answer.status_code == 422
    assert "через запятую" in answer.content.decode()
    strange = browser.post(PAGE, form(cast, **{"fate-1": "repeats", "fate-": "none"}))
    assert strange.status_code == 200
    with cast.inside():
        assert not MovementOrder.objects.exists()


def test_the_head_reads_it(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.head).get(PAGE).content.decode()
    assert "Ильин Пётр" in page
    assert "Показать, что изменится" not in page


@pytest.mark.parametrize("pupils", [2, 30])
def test_the_page_costs_the_same_for_any_school(
    cast: Cast, signed_in: SignIn, django_assert_num_queries: Any, pupils: int
) -> None:
    with cast.inside():
        newcomers(cast.class_7b, pupils)
    browser = signed_in(cast.secretary)
    with django_assert_num_queries(7):
        assert browser.get(PAGE).status_code == 200
