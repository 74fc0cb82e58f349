"""The secretary's pages of movement: the book, an order with its preview, a new pupil, a roll."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.builders import a_class, newcomers
from tests.cast import Cast
from zhurnal.accounts.models import Membership
from zhurnal.school.models import Enrolment, Guardianship, MovementOrder, Pupil
from zhurnal.tenancy.uuid7 import uuid7

pytestmark = pytest.mark.django_db

SignIn = Callable[..., Client]
NEW = "/school/movement/new/"


def form(cast: Cast, **fields: Any) -> dict[str, Any]:
    return {
        "key": str(uuid7()), "kind": "departure", "class": str(cast.class_7b.row.pk),
        "pupils": [str(cast.pupil_ivan.pk)], "number": "41-у", "order_on": "2026-11-11",
        "on": "2026-11-12", "place": "школа № 9", "reason": "заявление", **fields,
    }  # fmt: skip


def test_the_secretary_chooses_a_class_and_sees_its_pupils(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.secretary)
    assert "Выберите класс" in browser.get(NEW).content.decode()
    page = browser.get(f"{NEW}?kind=transfer&class={cast.class_7b.row.pk}").content.decode()
    assert "Соколов Иван Андреевич" in page
    assert "Соколова Дарья" not in page
    assert "В какой класс" in page


@pytest.mark.req("R-2.3-a")
def test_she_reads_what_will_change_and_then_does_it(cast: Cast, signed_in: SignIn) -> None:
    browser, told = signed_in(cast.secretary), form(cast)
    shown = browser.post(NEW, told).content.decode()
    assert "С 12\N{NO-BREAK SPACE}ноября не числится в классе 7Б" in shown
    assert "отметки остаются: 7Б, 7Б англ. 1" in shown
    assert "Дневник до этого дня остаётся открыт: Соколова В. Н." in shown
    with cast.inside():
        assert not MovementOrder.objects.exists()
    done = browser.post(NEW, {**told, "act": "carry"})
    assert (done.status_code, done["Location"]) == (302, "/school/movement/?month=2026-11&done")
    book = browser.get(done["Location"]).content.decode()
    for words in ("Приказ проведён", "№ 41-у", "Соколов Иван", "школа № 9", "Отменить"):
        assert words in book
    assert "№ 41-у" not in browser.get("/school/movement/?month=2026-10").content.decode()
    assert "№ 41-у" not in browser.get("/school/movement/?kind=home").content.decode()


def test_the_roll_of_a_day_tells_who_has_left(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.secretary)
    browser.post(NEW, {**form(cast), "act": "carry"})
    address = f"/school/roll/?class={cast.class_7b.row.pk}&on="
    before = browser.get(f"{address}2026-11-11").content.decode()
    after = browser.get(f"{address}2026-11-12").content.decode()
    assert "6 учеников" in before
    assert "выбыл" not in before
    assert "5 учеников" in after
    assert "с 12\N{NO-BREAK SPACE}ноября выбыл" in after
    assert "приказ № 41-у" in after


def test_an_order_is_taken_back_from_the_book(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.secretary)
    browser.post(NEW, {**form(cast), "act": "carry"})
    with cast.inside():
        order = MovementOrder.objects.get()
    answer = browser.post(f"/school/movement/{order.pk}/back/")
    assert answer["Location"] == "/school/movement/?month=2026-11"
    page = browser.get(answer["Location"]).content.decode()
    assert "отменён" in page
    with cast.inside():
        assert Enrolment.objects.get(pupil=cast.pupil_ivan).valid_before is None
    assert browser.post(f"/school/movement/{order.pk}/back/").status_code == 403


def test_what_stands_in_the_way_is_said_and_nothing_happens(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.secretary)
    same = form(cast, kind="transfer", into=str(cast.class_7b.row.pk))
    page = browser.post(NEW, same).content.decode()
    assert "уже там, куда его переводят" in page
    assert "Провести приказ" not in page
    nobody = browser.post(NEW, form(cast, pupils=[], number=""))
    assert nobody.status_code == 422
    assert "Выберите хотя бы одного ученика" in nobody.content.decode()
    assert "Впишите номер приказа" in nobody.content.decode()
    assert browser.post(NEW, {**same, "act": "carry"}).status_code == 422
    with cast.inside():
        assert not MovementOrder.objects.exists()


def arrival(cast: Cast, **fields: Any) -> dict[str, Any]:
    return {
        "key": str(uuid7()), "kind": "arrival", "number": "50-у", "order_on": "2026-11-17",
        "on": "2026-11-18", "into": str(cast.class_7b.row.pk), "place": "школа № 9", "reason": "",
        "pupil-last_name": "Новикова", "pupil-first_name": "Яна", "pupil-patronymic": "",
        "pupil-sex": "f", "pupil-birth_date": "2013-05-04", "pupil-file_number": "Н-17",
        "first-last_name": "Новикова", "first-first_name": "Ольга", "first-patronymic": "",
        "first-kind": "mother", "first-phone": "", "second-last_name": "",
        "second-first_name": "", "second-patronymic": "", "second-kind": "father",
        "second-phone": "", **fields,
    }  # fmt: skip


def test_a_new_pupil_comes_with_parents_and_accounts_by_one_act(
    cast: Cast, signed_in: SignIn
) -> None:
    browser, told = signed_in(cast.secretary), arrival(cast)
    answer = browser.post("/school/movement/arrival/", told)
    assert answer["Location"] == "/school/movement/?month=2026-11&done"
    with cast.inside():
        pupil = Pupil.objects.select_related("person").get(file_number="Н-17")
        mother = Guardianship.objects.get(pupil=pupil).guardian
        assert Membership.objects.filter(person_id__in=[pupil.person_id, mother.pk]).count() == 2
        assert Enrolment.objects.get(pupil=pupil).began_by == MovementOrder.objects.get()
    again = browser.post("/school/movement/arrival/", told)
    assert again.status_code == 302
    taken = browser.post("/school/movement/arrival/", {**told, "key": str(uuid7())})
    assert taken.status_code == 422
    assert "Личное дело № Н-17 уже есть" in taken.content.decode()
    assert "Новикова" in taken.content.decode()


def test_a_parent_half_written_is_asked_about(cast: Cast, signed_in: SignIn) -> None:
    told = arrival(cast, **{"second-last_name": "Новиков"})
    answer = signed_in(cast.secretary).post("/school/movement/arrival/", told)
    assert answer.status_code == 422
    assert "как в документе" in answer.content.decode()
    with cast.inside():
        assert not Pupil.objects.filter(file_number="Н-17").exists()


def test_the_head_reads_and_changes_nothing(cast: Cast, signed_in: SignIn) -> None:
    signed_in(cast.secretary).post(NEW, {**form(cast), "act": "carry"})
    page = signed_in(cast.head).get("/school/movement/?month=2026-11").content.decode()
    assert "№ 41-у" in page
    assert "Отменить приказ" not in page
    assert "Новый приказ" not in page


@pytest.mark.parametrize(
    "query", ["?kind=нет", "?class=1", "?on=завтра", "?kind=enrolment", "?kind=home&on=2036-01-01"]
)
def test_a_strange_question_is_answered_with_a_page(
    cast: Cast, signed_in: SignIn, query: str
) -> None:
    browser = signed_in(cast.secretary)
    for address in (NEW, "/school/movement/", "/school/roll/", "/school/movement/arrival/"):
        assert browser.get(f"{address}{query}").status_code == 200


@pytest.mark.parametrize("pupils", [2, 30])
def test_the_pages_cost_the_same_for_any_school(
    cast: Cast, signed_in: SignIn, django_assert_num_queries: Any, pupils: int
) -> None:
    with cast.inside():
        others = newcomers(cast.class_7b, pupils)
        seventh = a_class("7А")
    browser = signed_in(cast.secretary)
    told = form(
        cast, kind="transfer", into=str(seventh.row.pk), pupils=[str(each.pk) for each in others]
    )
    with django_assert_num_queries(14):
        assert browser.post(NEW, told).status_code == 200
    browser.post(NEW, {**told, "act": "carry"})
    with django_assert_num_queries(5):
        browser.get("/school/movement/?month=2026-11")
    with django_assert_num_queries(5):
        browser.get(f"/school/roll/?class={cast.class_7b.row.pk}")
