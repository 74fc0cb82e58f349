"""The head's page: a version is typed, looked at, enacted; what is wrong stays as typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.assessment.acts import EDIT, an_act, filled, the_form
from tests.cast import Cast
from zhurnal.assessment.act import Act
from zhurnal.assessment.models import LocalAct
from zhurnal.assessment.queries.act_on import act_on

SignIn = Callable[..., Client]

ORDER = {"number": "145", "on": "2026-11-17", "in_force_from": "2026-12-01"}


def post(browser: Client, fields: dict[str, Any], step: str, status: int = 200) -> str:
    answer = browser.post(EDIT, {**fields, "act": step})
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.req("M-5")
def test_the_form_holds_the_whole_act_and_changes_nothing_by_itself(
    cast: Cast, signed_in: SignIn
) -> None:
    browser = signed_in(cast.head)
    page = post(browser, the_form(browser), "preview")
    assert "Ничего не меняется" in page
    assert post(browser, {**filled(page), **ORDER}, "enact", status=302) == ""
    with cast.inside():
        [version] = LocalAct.objects.all()
        assert act_on(date(2026, 12, 1)).act == Act()
    assert (version.order_number, version.in_force_from) == ("145", date(2026, 12, 1))


@pytest.mark.req("M-5", "R-2.4-a")
def test_the_head_sees_what_changes_in_words_and_enacts_it(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.head)
    fields = the_form(browser)
    fields["period.thresholds.1"] = "3,65"
    fields["period.thresholds.2"] = "4.65"
    fields["work_kinds-4-work_kinds.weight"] = "5"
    fields["work_kinds-4-work_kinds.term.count"] = "5"
    fields["windows.lesson_days"] = "7"
    del fields["period.two_bars_five"]
    page = post(browser, fields, "preview")
    assert "6 изменений" in page or "5 изменений" in page
    assert "«Контрольная работа» — вес" in page
    assert "<s>3</s> → <b>5</b>" in page
    assert "<s>в течение 3 рабочих дней</s> → <b>в течение 5 рабочих дней</b>" in page
    assert "<s>2,5; 3,5; 4,5</s> → <b>2,5; 3,65; 4,65</b>" in page
    assert "<s>без ограничения</s> → <b>7</b>" in page
    assert "<s>да</s> → <b>нет</b>" in page
    scan = SimpleUploadedFile("приказ 145.pdf", b"%PDF-1.7 ...")
    answer = browser.post(EDIT, {**filled(page), **ORDER, "scan": scan, "act": "enact"})
    assert answer["Location"] == "/assessment/?done=enacted"
    with cast.inside():
        act = act_on(date(2026, 12, 1)).act
        assert act_on(date(2026, 11, 30)).act == Act()
        assert LocalAct.objects.get().scan_name == "приказ 145.pdf"
    assert act.period.thresholds == (Decimal("2.5"), Decimal("3.65"), Decimal("4.65"))
    assert act.work_kinds[4].weight == 5
    assert act.windows.lesson_days == 7
    assert not act.period.two_bars_five


@pytest.mark.req("R-2.4-a")
def test_a_row_is_added_without_scripts_and_a_ticked_one_is_gone(
    cast: Cast, signed_in: SignIn
) -> None:
    browser = signed_in(cast.head)
    fields = {**the_form(browser), "work_kinds-3-work_kinds.name": "Самостоятельная"}
    page = post(browser, fields, "add:work_kinds")
    fields = filled(page)
    last = len(Act().work_kinds)
    assert fields["work_kinds-3-work_kinds.name"] == "Самостоятельная"
    assert fields["work_kinds-TOTAL_FORMS"] == str(last + 1)
    name = f"work_kinds-{last}-work_kinds"
    fields |= {f"{name}.name": "Олимпиада", f"{name}.short_name": "ол", f"{name}.weight": "4"}
    fields |= {f"{name}.term.count": "1", f"{name}.term.unit": "lessons"}
    fields["work_kinds-1-DELETE"] = "on"
    page = post(browser, fields, "preview")
    assert "«Олимпиада», вес 4, отметки к следующему уроку" in page
    assert "больше нет" in page
    post(browser, {**filled(page), **ORDER}, "enact", status=302)
    with cast.inside():
        kinds = act_on(date(2026, 12, 1)).act.work_kinds
    assert [kind.code for kind in kinds if kind.name == "Олимпиада"] == ["own-1"]
    assert "classwork" not in {kind.code for kind in kinds}


@pytest.mark.req("R-2.4-a")
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"period.thresholds.1": "2,4"}, "Пороги пересекаются: для «3» — 2,5, для «4» — 2,4"),
        ({"period.thresholds.2": "5,1"}, "Порог 5,1 вне шкалы"),
        ({"period.thresholds.0": "три"}, "Введите число."),
        ({"work_kinds-1-work_kinds.name": "Ответ на уроке"}, "«Ответ на уроке» указан дважды"),
        ({"work_kinds-1-work_kinds.short_name": "ОТВ"}, "Сокращение «ОТВ» у двух видов"),
        ({"work_kinds-1-work_kinds.code": "answer"}, "Код вида работы «answer»"),
        ({"work_kinds-1-work_kinds.weight": "101"}, "меньше либо равно 100"),
        ({"work_kinds-1-work_kinds.weight": "-1"}, "больше либо равно 0"),
        ({"period.minimum_marks-1-period.minimum_marks.marks": "2"}, "отметок нужно меньше (2)"),
        ({"homework_norms-4-DELETE": "on"}, "для классов с 9 по 11"),
        ({"windows.lesson_days": "вечно"}, "Введите целое число."),
    ],
)
def test_what_is_wrong_is_said_and_stays_as_typed(
    cast: Cast, signed_in: SignIn, typed: dict[str, str], sentence: str
) -> None:
    browser = signed_in(cast.head)
    page = post(browser, {**the_form(browser), **typed}, "preview", status=422)
    assert sentence in page
    assert page.count("<title>Ошибка: ") == 1
    shown = filled(page)
    assert {name: shown.get(name) for name in typed} == {
        name: "on" if value == "on" else value for name, value in typed.items()
    }
    with cast.inside():
        assert not LocalAct.objects.exists()


@pytest.mark.req("M-5")
@pytest.mark.parametrize(
    ("order", "sentence"),
    [
        ({"in_force_from": "2026-11-17"}, "17\u00a0ноября уже прошло"),
        ({"in_force_from": "2026-12-31"}, "вступит в силу 1\u00a0января"),
        ({"on": "2026-12-02"}, "вступает в силу раньше"),
        ({"number": ""}, "Обязательное поле"),
        ({"on": "вчера"}, "Напишите день так"),
    ],
)
def test_an_order_that_cannot_be_says_why_and_keeps_everything(
    cast: Cast, signed_in: SignIn, order: dict[str, str], sentence: str
) -> None:
    with cast.inside():
        an_act(date(2027, 1, 1))
    browser = signed_in(cast.head)
    page = post(browser, {**the_form(browser), "retakes": "best"}, "preview")
    told = {**ORDER, **order}
    page = post(browser, {**filled(page), **told}, "enact", status=422)
    assert sentence in page
    shown = filled(page)
    assert shown["retakes"] == "best"
    assert {name: shown[name] for name in told} == told
    with cast.inside():
        assert LocalAct.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"MZ\x90 program", "Это не PDF"), (b"%PDF-" + b"0" * 5_000_000, "Файл больше 5 МБ")],
)
def test_a_scan_that_is_none_is_refused(
    cast: Cast, signed_in: SignIn, content: bytes, sentence: str
) -> None:
    browser = signed_in(cast.head)
    page = post(browser, the_form(browser), "preview")
    scan = SimpleUploadedFile("a.pdf", content)
    answer = browser.post(EDIT, {**filled(page), **ORDER, "scan": scan, "act": "enact"})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    with cast.inside():
        assert not LocalAct.objects.exists()


@pytest.mark.req("R-2.4-b")
def test_the_example_is_computed_under_both_versions(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.head)
    fields = the_form(browser)
    assert "40 : 9 = 4,44" in post(browser, fields, "preview")
    fields["debts.counts"] = "two"
    answer = browser.post("/assessment/example/", fields)
    page = answer.content.decode()
    assert "40 : 9 = 4,44" in page
    assert "42 : 10 = 4,2" in page
    fields["marks"] = "5 пять"
    page = browser.post("/assessment/example/", fields).content.decode()
    assert "«пять» не отметка" in page
    fields = {**the_form(browser), "period.near": "много"}
    assert "Пока не посчитать" in browser.post("/assessment/example/", fields).content.decode()


def test_a_choice_that_is_none_is_refused(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.head)
    fields = {**the_form(browser), "work_kinds-1-work_kinds.term.unit": "лунных месяцев"}
    assert "Выберите корректный вариант" in post(browser, fields, "preview", status=422)


def test_going_back_to_the_form_keeps_what_was_typed(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.head)
    page = post(browser, {**the_form(browser), "comments": "Так держать"}, "preview")
    assert filled(post(browser, filled(page), "back"))["comments"] == "Так держать"


@pytest.mark.parametrize("who", ["deputy", "anna", "galina", "secretary", "administrator", "vera"])
def test_others_cannot_enact(cast: Cast, signed_in: SignIn, who: str) -> None:
    browser = signed_in(getattr(cast, who))
    assert browser.get(EDIT).status_code == 403
    assert browser.post(EDIT, {"act": "enact", **ORDER}).status_code == 403
    with cast.inside():
        assert not LocalAct.objects.exists()


def test_nonsense_is_an_error_of_the_form(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.head)
    for fields in ({}, {"work_kinds-TOTAL_FORMS": "лес"}, {"work_kinds-TOTAL_FORMS": "999999"}):
        assert browser.post(EDIT, {**fields, "act": "preview"}).status_code == 422
        assert browser.post("/assessment/example/", fields).status_code == 200
    assert browser.post(EDIT, {"act": "add:nothing"}).status_code == 200


@pytest.mark.parametrize("more", [0, 8])
def test_the_page_costs_the_same_for_one_version_and_nine(
    cast: Cast, signed_in: SignIn, django_assert_num_queries: Any, more: int
) -> None:
    with cast.inside():
        for n in range(more + 1):
            an_act(date(2026, 9, 1 + n))
    browser = signed_in(cast.head)
    with django_assert_num_queries(4):
        browser.get(EDIT)
