"""The history of a cell and of a lesson: who, when, from where, old and new, why; for whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
import pytest
from django.test import Client

from tests.builders import a_pupil, a_work, in_group
from tests.cast import Cast, Strangers
from tests.journal.writing import write

SignIn = Callable[..., Client]


@pytest.fixture
def cell(cast: Cast, now: datetime) -> str:
    """Ivan at today's algebra: absent, then late, a 3 that became a 4, commented, withdrawn."""
    lesson, ivan = cast.lessons[-1].pk, cast.pupil_ivan.pk
    with cast.inside():
        work = a_work(cast.lessons[-1], "test")
    told: dict[str, Any] = {"lesson": lesson, "pupil": ivan}
    for kind, fields in (
        ("record_absence", {"fact": "absent", "version": 0}),
        ("record_absence", {"fact": "late", "minutes": 5, "version": 1}),
        ("put_mark", {"work": work.pk, "value": "3", "version": 0}),
        ("put_mark", {"work": work.pk, "value": "4", "version": 1, "reason": "пересчитала"}),
        ("put_mark", {"work": work.pk, "value": "4", "version": 2, "comment": "аккуратно"}),
        ("put_mark", {"work": work.pk, "value": "", "version": 3}),
    ):
        assert write(cast, cast.anna, now, kind, **told, **fields).verdict
    return f"/journal/history/{lesson}/{ivan}/"


def lines(browser: Client, address: str) -> list[dict[str, str]]:
    """A history as a script gets it."""
    response = browser.get(address, headers={"Accept": "application/json"})
    assert response.status_code == 200
    told: list[dict[str, str]] = msgspec.json.decode(response.content)["lines"]
    return told


@pytest.mark.req("R-1.3-b")
def test_a_cell_tells_every_change_in_words(cast: Cast, signed_in: SignIn, cell: str) -> None:
    told = lines(signed_in(cast.anna), cell)
    assert [each["what"] for each in told] == [
        "Посещаемость: нет на уроке",
        "Посещаемость: нет на уроке → опоздание на 5 мин",
        "Поставлена отметка 3, Контрольная работа",
        "Отметка исправлена: 3 → 4, Контрольная работа",
        "Отметка 4, Контрольная работа. Комментарий: аккуратно",
        "Отметка 4 снята, Контрольная работа",
    ]
    correction = told[3]
    assert (correction["who"], correction["role"]) == ("Петрова А. С.", "Учитель-предметник")
    assert (correction["when"], correction["at"]) == (
        "18\u00a0ноября, 12:00",
        "2026-11-18T12:00:00+07:00",
    )
    assert (correction["source"], correction["reason"]) == ("в браузере", "пересчитала")


def test_people_get_the_same_as_a_fragment(cast: Cast, signed_in: SignIn, cell: str) -> None:
    page = signed_in(cast.anna).get(cell).content.decode()
    assert "Отметка исправлена: 3 → 4, Контрольная работа" in page
    assert '<time datetime="2026-11-18T12:00:00+07:00">18\u00a0ноября, 12:00</time>' in page
    assert "Причина: пересчитала" in page
    assert "<html" not in page


def test_a_cell_without_changes_says_so(cast: Cast, signed_in: SignIn) -> None:
    address = f"/journal/history/{cast.lessons[0].pk}/{cast.pupil_pyotr.pk}/"
    assert "Записей ещё не было." in signed_in(cast.anna).get(address).content.decode()


@pytest.mark.req("R-1.3-b")
@pytest.mark.usefixtures("long_day")
def test_a_lesson_tells_what_happened_to_it_as_a_whole(
    cast: Cast, signed_in: SignIn, now: datetime
) -> None:
    lesson, ivan = cast.lessons[-1].pk, cast.pupil_ivan.pk
    for kind, fields in (
        ("add_work", {"type": "test", "title": "Степени"}),
        ("confirm_attendance", {"absent": [ivan]}),
        ("confirm_attendance", {"seen": [{"pupil": ivan, "version": 1}]}),
        ("write_topic", {"version": 0, "topic": "Степень", "material": "§ 2"}),
        ("write_topic", {"version": 1}),
        ("set_homework", {"version": 0}),
        ("set_homework", {"version": 1, "task": {"text": "§ 2", "exercises": "№ 34"}}),
        ("set_homework", {"version": 0, "task": {"text": "карточка"}, "pupils": [ivan]}),
    ):
        assert write(cast, cast.anna, now, kind, lesson=lesson, **fields).verdict
    told = lines(signed_in(cast.anna), f"/journal/history/{lesson}/")
    assert [each["what"] for each in told] == [
        "Добавлена работа: Контрольная работа, «Степени», вес 3",
        "Посещаемость подтверждена: нет на уроке — 1, опоздали — 0",
        "Посещаемость подтверждена: все присутствуют",
        "Тема: Степень (§ 2)",
        "Тема снята: Степень",
        "Домашнее задание: не задано",
        "Домашнее задание: № 34; § 2",
        "Задание отдельным ученикам: карточка",
    ]


@pytest.mark.req("R-2.9-a")
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("anna", 200),
        ("galina", 200),
        ("head", 200),
        ("deputy", 200),
        ("boris", 404),
        ("nina", 404),
        ("administrator", 404),
        ("secretary", 404),
        ("ivan", 404),
        ("vera", 404),
    ],
)
def test_a_history_is_for_those_who_may_read_the_page(
    cast: Cast, signed_in: SignIn, cell: str, who: str, status: int
) -> None:
    browser = signed_in(getattr(cast, who))
    assert browser.get(cell).status_code == status
    lesson = f"/journal/history/{cast.lessons[-1].pk}/"
    assert browser.get(lesson).status_code == status


@pytest.mark.req("R-2.9-a")
def test_a_homeroom_teacher_reads_of_her_own_pupils_only(cast: Cast, signed_in: SignIn) -> None:
    with cast.inside():
        stranger = a_pupil(cast.class_5a)
        in_group(cast.english_1, stranger)
    lesson = cast.english_lesson.pk
    galina = signed_in(cast.galina)
    own = galina.get(f"/journal/history/{lesson}/{cast.pupil_ivan.pk}/")
    other = galina.get(f"/journal/history/{lesson}/{stranger.pk}/")
    assert (own.status_code, other.status_code) == (200, 404)


def test_strange_lessons_and_pupils_are_not_found(
    cast: Cast, strangers: Strangers, signed_in: SignIn
) -> None:
    anna, lesson = signed_in(cast.anna), cast.lessons[-1].pk
    for address in (
        f"{strangers.lesson.pk}/{strangers.pupil.pk}/",
        f"{strangers.lesson.pk}/",
        f"{lesson}/{strangers.pupil.pk}/",
        f"{lesson}/{cast.pupil_darya.pk}/",
    ):
        assert anna.get(f"/journal/history/{address}").status_code == 404
