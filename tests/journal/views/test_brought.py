"""The page of marks from elsewhere: the secretary and the homeroom teacher enter them by paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.builders import newcomers
from tests.cast import Cast
from zhurnal.journal.models import BroughtPaper, Mark
from zhurnal.tenancy.uuid7 import uuid7

pytestmark = pytest.mark.django_db

SignIn = Callable[..., Client]


def address(cast: Cast) -> str:
    return f"/journal/brought/{cast.pupil_ivan.pk}/"


def form(cast: Cast, **fields: Any) -> dict[str, Any]:
    return {
        "key": str(uuid7()), "issued_by": "Детская больница", "number": "17",
        "issued_on": "2026-11-17", "line-0-subject": str(cast.algebra.subject_id),
        "line-0-on": "2026-11-12", "line-0-type": "test", "line-0-value": "3", **fields,
    }  # fmt: skip


def test_the_pupil_is_found_by_his_class(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.secretary)
    assert "Соколов Иван" not in browser.get("/journal/brought/").content.decode()
    of_class = browser.get(f"/journal/brought/?class={cast.class_7b.row.pk}").content.decode()
    assert address(cast) in of_class
    own = signed_in(cast.galina).get("/journal/brought/").content.decode()
    assert address(cast) in own


def test_a_paper_with_its_scan_is_entered_shown_and_withdrawn(
    cast: Cast, signed_in: SignIn
) -> None:
    browser = signed_in(cast.secretary)
    scan = SimpleUploadedFile("list.pdf", b"%PDF-1.4 marks")
    done = browser.post(address(cast), form(cast, scan=scan))
    assert (done.status_code, done["Location"]) == (302, address(cast))
    page = browser.get(address(cast)).content.decode()
    for words in ("Детская больница", "№ 17 от", "Контрольная работа", "работа 12.11.2026"):
        assert words in page
    with cast.inside():
        paper = BroughtPaper.objects.get()
    kept = browser.get(f"{address(cast)}{paper.pk}/scan/")
    assert (kept.content, kept["Content-Type"]) == (b"%PDF-1.4 marks", "application/pdf")
    browser.post(f"{address(cast)}{paper.pk}/withdraw/", {"why": "не тот ученик"})
    assert "отозван" in browser.get(address(cast)).content.decode()
    with cast.inside():
        assert not Mark.objects.filter(work__brought=paper).exclude(value="").exists()


def test_the_teacher_and_the_mother_see_it_signed(cast: Cast, signed_in: SignIn) -> None:
    signed_in(cast.secretary).post(address(cast), form(cast))
    page = signed_in(cast.anna).get(f"/journal/{cast.algebra.pk}/").content.decode()
    assert "Перезачёт: Детская больница" in page
    diary = f"/diary/{cast.pupil_ivan.pk}/subjects/{cast.algebra.pk}/"
    answer = signed_in(cast.vera).get(diary)
    assert "документ № 17 от 17.11.2026" in answer.content.decode()


def test_what_was_typed_stays_when_something_is_missing(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.secretary)
    answer = browser.post(address(cast), form(cast, number="", **{"line-0-type": ""}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Впишите номер документа" in page
    assert "Выберите вид работы" in page
    assert "Детская больница" in page
    wrong = browser.post(address(cast), form(cast, **{"line-0-value": "6"}))
    assert wrong.status_code == 422
    assert not wrong.content.decode().count("Отозвать документ")


@pytest.mark.parametrize("pupils", [0, 30])
def test_the_page_costs_the_same_for_any_class(
    cast: Cast, signed_in: SignIn, django_assert_num_queries: Any, pupils: int
) -> None:
    with cast.inside():
        newcomers(cast.class_7b, pupils)
    browser = signed_in(cast.secretary)
    browser.post(address(cast), form(cast))
    with django_assert_num_queries(8):
        assert browser.get(address(cast)).status_code == 200
    with django_assert_num_queries(4):
        assert browser.get("/journal/brought/").status_code == 200
