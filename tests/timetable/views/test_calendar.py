"""The page of the year: terms, holidays, days by order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from tests.builders import a_class, newcomers, the_year
from tests.cast import Cast
from zhurnal.school.models import DayOrder, Holiday
from zhurnal.timetable.models import Lesson

pytestmark = pytest.mark.django_db

SignIn = Callable[..., Client]
PAGE = "/calendar/?grade=7"


def order(**fields: Any) -> dict[str, Any]:
    """What the form of a day sends: Friday the 20th is off for frost."""
    return {
        "grade": "7", "kind": "off", "first_on": "2026-11-20", "last_on": "", "by_weekday": "",
        "number": "87", "order_on": "2026-11-18", "reason": "мороз −34", **fields,
    }  # fmt: skip


def holiday(**fields: Any) -> dict[str, Any]:
    return {
        "grade": "7", "name": "Осенние каникулы", "starts_on": "2026-10-26",
        "ends_on": "2026-11-03", **fields,
    }  # fmt: skip


def a_holiday(name: str = "Осенние каникулы", *grades: int) -> Holiday:
    days = {"starts_on": date(2026, 10, 26), "ends_on": date(2026, 11, 3)}
    return Holiday.objects.create(year=the_year(), name=name, grades=list(grades), **days)


@pytest.mark.req("M-4")
def test_the_year_stands_on_one_page(cast: Cast, signed_in: SignIn) -> None:
    with cast.inside():
        a_holiday()
    page = signed_in(cast.deputy).get(PAGE).content.decode()
    for words in ("Сентябрь 2026", "Май 2027", "1 четверть", "Осенние каникулы", "7 параллель"):
        assert words in page
    assert page.count('<abbr title="Осенние каникулы">') == 9


def test_days_of_no_period_are_told(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.deputy).get(PAGE).content.decode()
    assert "не входят ни в один период, первый — 26\N{NO-BREAK SPACE}октября" in page


@pytest.mark.req("M-4")
@pytest.mark.parametrize("who", ["deputy", "secretary"])
def test_a_frosty_day_is_ordered_seen_and_taken_back(
    cast: Cast, signed_in: SignIn, who: str
) -> None:
    browser = signed_in(getattr(cast, who))
    answer = browser.post("/calendar/days/", order(grades=["7"]))
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    page = browser.get(PAGE).content.decode()
    assert "мороз −34" in page
    assert "приказ № 87 от 18\N{NO-BREAK SPACE}ноября" in page
    with cast.inside():
        row = DayOrder.objects.get()
        assert (row.on, row.grades) == (date(2026, 11, 20), [7])
    assert (
        browser.post("/calendar/days/end/", {"day": str(row.pk), "grade": "7"})["Location"] == PAGE
    )
    assert "приказов о днях нет" in browser.get(PAGE).content.decode()


@pytest.mark.req("M-7")
def test_lessons_with_entries_on_a_day_off_are_listed(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.deputy)
    assert browser.post("/calendar/days/", order(first_on="2026-11-16")).status_code == 302
    page = browser.get(PAGE).content.decode()
    assert "1 урок с записями остался" in page
    assert f"/lesson/{cast.lessons[1].pk}/" in page
    others = signed_in(cast.secretary, Client()).get(PAGE).content.decode()
    assert "1 урок с записями остался" in others
    assert "/lesson/" not in others
    with cast.inside():
        assert Lesson.objects.get(pk=cast.lessons[1].pk).state == Lesson.State.SCHEDULED


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"number": ""}, "Впишите номер приказа"),
        ({"reason": ""}, "почему день особый"),
        ({"first_on": "завтра"}, "Напишите день так"),
        ({"kind": "moved"}, "по расписанию какого дня"),
        ({"kind": "moved", "by_weekday": "5"}, "и так учатся по этому дню"),
        ({"first_on": "2026-11-22"}, "нет занятий. Проверьте даты"),
        ({"first_on": "2027-07-01"}, "не входит в учебный год"),
        ({"kind": "party"}, "Выберите корректный вариант"),
    ],
)
def test_what_cannot_be_ordered_comes_back_as_typed(
    cast: Cast, signed_in: SignIn, fields: dict[str, str], words: str
) -> None:
    answer = signed_in(cast.deputy).post("/calendar/days/", order(**fields))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert f'value="{fields.get("number", "87")}"' in page or "number" in fields
    with cast.inside():
        assert not DayOrder.objects.exists()


@pytest.mark.req("M-4")
def test_holidays_are_written_changed_and_crossed_out(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.secretary)
    assert browser.post("/calendar/holidays/", holiday(grades=["5", "7"]))["Location"] == PAGE
    with cast.inside():
        row = Holiday.objects.get()
        assert row.grades == [5, 7]
    form = browser.get(f"{PAGE}&edit={row.pk}").content.decode()
    assert 'value="Осенние каникулы"' in form
    assert "Убрать из календаря" in form
    known = f"/calendar/holidays/{row.pk}/"
    assert browser.post(known, holiday(ends_on="2026-11-04")).status_code == 302
    with cast.inside():
        row.refresh_from_db()
        assert (row.ends_on, row.grades) == (date(2026, 11, 4), [])
    wrong = browser.post(known, holiday(ends_on="2026-10-01"))
    assert wrong.status_code == 422
    assert "раньше первого" in wrong.content.decode()
    assert browser.post(known, {"remove": "1"}).status_code == 302
    with cast.inside():
        assert not Holiday.objects.exists()
    assert browser.post(known, {"remove": "1"}).status_code == 404


@pytest.mark.req("R-1.5-b")
def test_families_and_teachers_read_what_is_theirs(cast: Cast, signed_in: SignIn) -> None:
    with cast.inside():
        a_holiday("Дополнительные каникулы", 1)
        DayOrder.objects.create(
            year=the_year(), on=date(2026, 11, 20), kind="off", grades=[7], order_number="87",
            order_on=date(2026, 11, 18), reason="мороз −34",
            ordered_at=datetime(2026, 11, 18, tzinfo=UTC),
        )  # fmt: skip
    for person in (cast.pyotr, cast.olga, cast.galina):
        page = signed_in(person).get("/calendar/").content.decode()
        assert "7 параллель" in page
        assert "мороз −34" in page
        assert "Дополнительные каникулы" not in page
        assert "Отменить приказ" not in page
        assert "<form" not in page.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize(
    "query", ["?grade=99", "?grade=-1", "?grade=семь", "?edit=1", "?grade=7&edit=day", "?grade="]
)
def test_a_strange_question_is_answered_with_a_page(
    cast: Cast, signed_in: SignIn, query: str
) -> None:
    assert signed_in(cast.deputy).get(f"/calendar/{query}").status_code == 200


def test_a_day_that_is_no_id_is_not_found(cast: Cast, signed_in: SignIn) -> None:
    assert signed_in(cast.deputy).post("/calendar/days/end/", {"day": "1"}).status_code == 404


@pytest.mark.parametrize("more", [0, 30])
def test_the_page_costs_the_same_for_any_school(
    cast: Cast, signed_in: SignIn, django_assert_num_queries: Any, more: int
) -> None:
    with cast.inside():
        newcomers(cast.class_7b, more)
        for number in range(more):
            a_class(f"{number % 9 + 1}" + "ЖЗИК"[number // 9])
    browser = signed_in(cast.deputy)
    with django_assert_num_queries(8):
        assert browser.get(PAGE).status_code == 200
