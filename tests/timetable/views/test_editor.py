"""The editor of the timetable: what the deputy sees, what she is told, what she does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.builders import newcomers
from tests.cast import Cast
from tests.timetable.views.test_week import slot
from zhurnal.timetable.models import Lesson, WeeklySlot

pytestmark = pytest.mark.django_db

SignIn = Callable[..., Client]


def send(browser: Client, cast: Cast, kind: str, **more: Any) -> HttpResponse:
    fields = {"kind": kind, "own": cast.class_7b.row.pk, "since": "2026-11-30", **more}
    return browser.post(  # type: ignore[return-value]
        "/timetable/edit/acts/", data=fields, content_type="application/json"
    )


def algebra(cast: Cast, weekday: int, number: int, **more: Any) -> dict[str, Any]:
    return {
        "course": cast.algebra.pk, "teacher": cast.teacher_anna.pk, "weekday": weekday,
        "number": number, **more,
    }  # fmt: skip


def test_the_deputy_sees_the_load_and_what_has_a_place(cast: Cast, signed_in: SignIn) -> None:
    with cast.inside():
        slot(cast.algebra, 1, 1, room="12")
        slot(cast.algebra, 2, 1, weeks="odd")
    page = signed_in(cast.deputy).get(f"/timetable/edit/?own={cast.class_7b.row.pk}")
    words = page.content.decode()
    assert "1,5 из 3 ч." in words
    assert "Изменения действуют с 23" in words
    assert "7Б англ. 2" in words
    assert "Русский язык" not in words


def test_she_places_moves_and_removes_a_lesson(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.deputy)
    placed = send(browser, cast, "place", **algebra(cast, 4, 5, room="12"))
    assert placed.json()["said"] == "Поставлено."  # type: ignore[attr-defined]
    assert "1 из 3 ч." in placed.json()["html"]  # type: ignore[attr-defined]
    with cast.inside():
        pk = WeeklySlot.objects.get(weekday=4, number=5, room="12").pk
        assert Lesson.objects.filter(number=5).count() > 20
    send(browser, cast, "move", slot=pk, **algebra(cast, 5, 5, weeks="even"))
    with cast.inside():
        assert WeeklySlot.objects.get().weeks == "even"
    removed = send(browser, cast, "remove", slot=pk)
    assert removed.json()["said"] == "Убрано."  # type: ignore[attr-defined]
    with cast.inside():
        assert not WeeklySlot.objects.exists()


def test_conflicts_are_told_before_anything_is_saved(cast: Cast, signed_in: SignIn) -> None:
    with cast.inside():
        slot(cast.english_one, 3, 3, room="31")
        slot(cast.russian, 2, 1, teacher=cast.teacher_anna, room="12")
    browser = signed_in(cast.deputy)
    query = f"course={cast.algebra.pk}&teacher={cast.teacher_anna.pk}&room=12&since=2026-11-30"
    places = browser.get(f"/timetable/edit/places/?{query}").json()["places"]
    assert places == {
        "2-1": [
            "Петрова А. С. в это время ведёт: 5А, Русский язык.",
            "Кабинет 12 в это время занят: 5А, Русский язык.",
        ],
        "3-3": ["У этих учеников в это время: 7Б англ. 1, Английский язык."],
    }


def test_groups_of_a_class_find_room_beside_each_other(cast: Cast, signed_in: SignIn) -> None:
    with cast.inside():
        slot(cast.english_one, 3, 3)
    query = f"course={cast.english_two.pk}&teacher={cast.teacher_klara.pk}"
    answer = signed_in(cast.deputy).get(f"/timetable/edit/places/?{query}")
    assert answer.json() == {"places": {}}


def test_what_runs_into_something_is_saved_only_knowingly(cast: Cast, signed_in: SignIn) -> None:
    with cast.inside():
        slot(cast.english_one, 3, 3)
    browser = signed_in(cast.deputy)
    answer = send(browser, cast, "place", **algebra(cast, 3, 3))
    assert answer.status_code == 409
    assert "7Б англ. 1" in answer.json()["sentence"]  # type: ignore[attr-defined]
    insisted = send(browser, cast, "place", **algebra(cast, 3, 3, despite=True))
    assert insisted.status_code == 200


def test_lessons_that_stay_are_told(cast: Cast, signed_in: SignIn) -> None:
    with cast.inside():
        row = slot(cast.algebra, 3, 2)
    answer = send(signed_in(cast.deputy), cast, "remove", slot=row.pk, since="2026-11-18")
    assert "1 урок уже начат или с записями" in answer.json()["said"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "body", ["{", "[]", '{"kind":"place"}', '{"kind":"burn"}', '{"kind":"remove","slot":"x"}']
)
def test_nonsense_is_answered_in_words(cast: Cast, signed_in: SignIn, body: str) -> None:
    answer = signed_in(cast.deputy).post(
        "/timetable/edit/acts/", data=body, content_type="application/json"
    )
    assert answer.status_code == 400
    assert "Обновите страницу" in answer.json()["sentence"]


@pytest.mark.parametrize("query", ["?own=7", "?since=завтра", "?own=&since="])
def test_a_strange_question_is_answered_with_a_page(
    cast: Cast, signed_in: SignIn, query: str
) -> None:
    assert signed_in(cast.deputy).get(f"/timetable/edit/{query}").status_code == 200


@pytest.mark.parametrize("pupils", [0, 30])
def test_the_editor_costs_the_same_for_any_school(
    cast: Cast, signed_in: SignIn, django_assert_num_queries: Any, pupils: int
) -> None:
    with cast.inside():
        newcomers(cast.class_7b, pupils)
        slot(cast.algebra, 1, 1)
        slot(cast.russian, 1, 1)
    browser = signed_in(cast.deputy)
    with django_assert_num_queries(9):
        browser.get("/timetable/edit/")
    query = f"course={cast.algebra.pk}&teacher={cast.teacher_anna.pk}"
    with django_assert_num_queries(11):
        browser.get(f"/timetable/edit/places/?{query}")
