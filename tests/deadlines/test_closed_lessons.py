"""A closed lesson takes no entry of any kind, and its pages say so with the same verdict."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders import a_lesson, a_work, newcomers
from tests.cast import TODAY, Cast
from tests.deadlines.acts import an_act, reopened
from tests.journal.writing import body, send, write
from zhurnal.audit.models import AuditEvent
from zhurnal.journal.commands.enter import Outcome
from zhurnal.timetable.models import Lesson

SignIn = Callable[..., Client]
HOUR = timedelta(hours=1)


@pytest.fixture
def october(cast: Cast) -> Lesson:
    """A lesson of algebra in 7Б in the first quarter, which ended on 25 October."""
    with cast.inside():
        return a_lesson(cast.algebra, on=TODAY.replace(month=10, day=21), teacher=cast.teacher_anna)


def entries(cast: Cast, lesson: Lesson, work: Any) -> list[tuple[str, dict[str, Any]]]:
    """One entry of every kind about a lesson."""
    ivan = cast.pupil_ivan.pk
    return [
        ("put_mark", {"pupil": ivan, "value": "4", "version": 0, "type": "answer"}),
        ("record_absence", {"pupil": ivan, "fact": "late", "version": 0}),
        ("confirm_attendance", {"late": [{"pupil": ivan}]}),
        ("write_topic", {"version": 0, "topic": "Степень"}),
        ("set_homework", {"version": 0}),
        ("add_work", {"type": "test"}),
        ("change_work", {"work": work.pk, "version": 1, "type": "test", "weight": 2}),
    ]


def all_entries(cast: Cast, lesson: Lesson, at: datetime) -> list[Outcome]:
    """What Anna is told about each of them."""
    with cast.inside():
        work = a_work(lesson, "answer")
    return [
        write(
            cast,
            cast.anna,
            at,
            kind,
            **({} if kind == "change_work" else {"lesson": lesson.pk}),
            **fields,
        )
        for kind, fields in entries(cast, lesson, work)
    ]


@pytest.mark.req("R-2.10-d")
def test_a_lesson_of_a_term_gone_by_takes_no_entry(
    cast: Cast, october: Lesson, now: datetime
) -> None:
    told = all_entries(cast, october, now)
    assert {each.verdict.code for each in told} == {"term-closed"}
    with cast.inside():
        assert not AuditEvent.objects.exists()


@pytest.mark.req("R-2.10-d")
def test_an_opened_lesson_takes_them_all(cast: Cast, october: Lesson, now: datetime) -> None:
    with cast.inside():
        reopened(cast, cast.deputy, now, until=now + HOUR, days=(october.on, october.on))
    told = all_entries(cast, october, now)
    assert [each.verdict.code for each in told] == [""] * 7


@pytest.mark.req("M-5")
def test_a_lesson_is_judged_by_the_act_of_its_own_day(cast: Cast, now: datetime) -> None:
    with cast.inside():
        an_act(7)
        an_act(1, since=TODAY.replace(day=16), number="140")
    told = [
        write(cast, cast.anna, now, "set_homework", lesson=lesson.pk, version=0).verdict
        for lesson in cast.lessons
    ]
    assert [each.code for each in told] == ["", "lesson-closed", ""]
    assert told[1].facts["order"] == "140"


@pytest.mark.req("R-2.10-d")
def test_the_window_ends_at_midnight_of_the_school(
    cast: Cast, october: Lesson, now: datetime
) -> None:
    with cast.inside():
        an_act(0)
    midnight = datetime.fromisoformat("2026-11-19T00:00:00+07:00")
    mark = {"pupil": cast.pupil_ivan.pk, "value": "4", "version": 0, "type": "answer"}
    lesson = cast.lessons[-1].pk
    late = write(cast, cast.anna, midnight, "put_mark", lesson=lesson, **mark)
    assert late.verdict.code == "lesson-closed"
    second = timedelta(seconds=1)
    assert write(cast, cast.anna, midnight - second, "put_mark", lesson=lesson, **mark).verdict


@pytest.mark.req("R-2.10-a")
def test_deputy_cannot_edit(cast: Cast, october: Lesson, now: datetime, signed_in: SignIn) -> None:
    with cast.inside():
        reopened(cast, cast.deputy, now, until=now + HOUR, days=(october.on, october.on))
    browser = signed_in(cast.deputy)
    for lesson in (october, cast.lessons[-1]):
        form = {"key": "0193a6d2-0000-7000-8000-000000000001", "pupil": f"{cast.pupil_ivan.pk}:0"}
        answer = browser.post(
            f"/journal/lesson/{lesson.pk}/mark/", {**form, "work": "answer", "value": "5"}
        )
        assert answer.status_code == 403
        fields = {"pupil": cast.pupil_ivan.pk, "value": "5", "version": 0, "type": "answer"}
        _, [told] = send(browser, body("put_mark", lesson=lesson.pk, **fields))
        assert (told["ok"], told["code"]) == (False, "role-lacks-permission")


@pytest.mark.req("R-2.10-d")
def test_the_refusal_names_clause_act_and_whom_to_ask(cast: Cast, signed_in: SignIn) -> None:
    with cast.inside():
        an_act(3)
    fields = {"pupil": cast.pupil_ivan.pk, "value": "5", "version": 0, "type": "answer"}
    _, [told] = send(signed_in(cast.anna), body("put_mark", lesson=cast.lessons[0].pk, **fields))
    assert told["sentence"].replace("\xa0", " ") == (
        "Записи урока 11 ноября закрыты с 14 ноября, 23:59: столько дней дано в локальном акте, "
        "приказ № 112 (п. 2.10). Попросите открыть страницу на время: Громова Т. С., "
        "Лапина Е. В."
    )


# --- pages ----------------------------------------------------------------------------------


def grid_of(browser: Client, cast: Cast, query: str = "") -> dict[str, Any]:
    """What the program of the grid gets with the page."""
    page = browser.get(f"/journal/{cast.algebra.pk}/{query}").content.decode()
    found = re.search(r'id="marks-grid-data" type="application/json">(.*?)</script>', page)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.mark.req("R-2.10-d")
def test_the_journal_page_shows_which_lessons_are_closed_and_why(
    cast: Cast, now: datetime, signed_in: SignIn
) -> None:
    with cast.inside():
        an_act(2)
        reopened(cast, cast.deputy, now, until=now + HOUR)
    data = grid_of(signed_in(cast.anna), cast)
    assert data["writes"]
    assert [each["open"] for each in data["lessons"]] == [True, True, True]
    data = grid_of(signed_in(cast.head), cast)
    assert [each["open"] for each in data["lessons"]] == [False, True, True]
    assert "приказ № 112" in data["lessons"][0]["closed"]
    assert data["lessons"][1]["closed"] == ""


@pytest.mark.req("R-2.10-d")
def test_a_page_whose_term_is_over_is_for_reading(
    cast: Cast, october: Lesson, now: datetime, signed_in: SignIn
) -> None:
    anna = signed_in(cast.anna)
    data = grid_of(anna, cast, "?term=1")
    assert not data["writes"]
    assert "Попросите открыть страницу на время" in data["refusal"]
    page = anna.get(f"/journal/{cast.algebra.pk}/?term=1").content.decode()
    assert 'aria-readonly="true"' in page
    assert "Учебный период урока" in page
    with cast.inside():
        reopened(cast, cast.deputy, now, until=now + HOUR, days=(october.on, october.on))
    assert grid_of(anna, cast, "?term=1")["writes"]


@pytest.mark.req("R-2.10-d")
def test_the_lesson_page_shows_the_lock_in_place_of_its_forms(
    cast: Cast, october: Lesson, now: datetime, signed_in: SignIn
) -> None:
    anna, url = signed_in(cast.anna), f"/journal/lesson/{october.pk}/"
    for address in (url, f"{url}panel/"):
        page = anna.get(address).content.decode()
        assert "Учебный период урока" in page
        assert "Лапина Е. В." in page
        assert "<textarea" not in page
    with cast.inside():
        reopened(cast, cast.deputy, now, until=now + HOUR, days=(october.on, october.on))
    assert "<textarea" in anna.get(url).content.decode()


@pytest.mark.req("R-2.10-d")
def test_who_opens_pages_is_led_from_a_closed_lesson_to_its_form(
    cast: Cast, october: Lesson, signed_in: SignIn
) -> None:
    link = f'href="/reopenings/?page={cast.algebra.pk}&amp;on=2026-10-21"'
    closed, todays = f"/journal/lesson/{october.pk}/", f"/journal/lesson/{cast.lessons[-1].pk}/"
    assert link in signed_in(cast.deputy).get(closed).content.decode()
    assert "/reopenings/?page" not in signed_in(cast.deputy).get(todays).content.decode()
    assert "/reopenings/?page" not in signed_in(cast.anna).get(closed).content.decode()


@pytest.mark.req("R-2.10-d")
def test_a_form_of_a_closed_lesson_is_refused_in_words(
    cast: Cast, october: Lesson, signed_in: SignIn
) -> None:
    form = {"key": "0193a6d2-0000-7000-8000-000000000001", "act": "nothing", "version": "0"}
    answer = signed_in(cast.anna).post(f"/journal/lesson/{october.pk}/homework/", form)
    assert answer.status_code == 403
    assert "его записи закрыты" in answer.content.decode()


@pytest.mark.parametrize("number", [2, 30])
def test_closed_pages_cost_what_open_ones_do(
    cast: Cast, signed_in: SignIn, django_assert_num_queries: Any, number: int
) -> None:
    anna = signed_in(cast.anna)
    with cast.inside():
        an_act(1)
        newcomers(cast.class_7b, number)
    pages = {f"/journal/{cast.algebra.pk}/": 8, f"/journal/lesson/{cast.lessons[0].pk}/": 9}
    for url, queries in pages.items():
        anna.get(url)
        with django_assert_num_queries(queries):
            anna.get(url)


def test_a_mark_of_today_asks_no_window_and_one_of_a_day_gone_by_asks_once(
    cast: Cast, now: datetime
) -> None:
    fields = {"value": "4", "version": 0, "type": "answer"}

    def counted(lesson: Lesson) -> int:
        """How many statements a second mark of a lesson takes."""
        where = {"lesson": lesson.pk, **fields}
        write(cast, cast.anna, now, "put_mark", pupil=cast.pupil_ivan.pk, **where)
        with CaptureQueriesContext(connection) as queries:
            write(cast, cast.anna, now, "put_mark", pupil=cast.pupil_pyotr.pk, **where)
        return len(queries)

    assert counted(cast.lessons[0]) == counted(cast.lessons[-1]) + 1
