"""After its term a homework is reduced or clarified; to ask more, one gives a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.builders import a_lesson
from tests.cast import TODAY, Cast
from tests.journal.writing import last_event, write
from zhurnal.journal.commands.enter import Outcome
from zhurnal.journal.models import Homework

TASK = {"text": "§ 2", "minutes": 20}
#: The last lesson of 7Б ends at 10:20; at noon the term, 11:50, is over.
DUE = timedelta(minutes=-10)


def set_(cast: Cast, at: datetime, version: int, **fields: Any) -> Outcome:
    """Let Anna set the homework of today's lesson of algebra."""
    lesson = cast.lessons[-1].pk
    return write(cast, cast.anna, at, "set_homework", lesson=lesson, version=version, **fields)


@pytest.mark.req("R-2.8-d")
def test_to_set_something_late_needs_a_reason_and_to_set_nothing_does_not(
    cast: Cast, now: datetime
) -> None:
    refused = set_(cast, now, 0, task=TASK).verdict
    assert (refused.code, refused.facts["due"]) == ("homework-needs-reason", now + DUE)
    with cast.inside():
        assert not Homework.objects.exists()
    assert set_(cast, now, 0).verdict
    assert set_(cast, now, 1, task=TASK).verdict.code == "homework-needs-reason"
    assert set_(cast, now, 1, task=TASK, reason=" замещала урок ").verdict
    with cast.inside():
        assert last_event().reason == "замещала урок"


@pytest.mark.req("R-2.8-d")
def test_the_last_second_of_the_term_is_in_time(cast: Cast, now: datetime) -> None:
    assert set_(cast, now + DUE + timedelta(milliseconds=900), 0, task=TASK).verdict
    late = set_(cast, now + DUE + timedelta(seconds=1), 1, task={**TASK, "minutes": 30}).verdict
    assert late.code == "homework-needs-reason"


@pytest.mark.req("R-2.8-d")
def test_what_is_changed_in_time_is_no_change_to_a_family_and_what_is_late_is(
    cast: Cast, now: datetime
) -> None:
    morning = now - timedelta(hours=1)
    set_(cast, morning, 0, task=TASK)
    set_(cast, morning, 1, task={"text": "§ 2, № 5"})
    with cast.inside():
        assert Homework.objects.get().changed_at is None
    assert set_(cast, now, 2, task={"text": "§ 2"}).verdict
    with cast.inside():
        assert Homework.objects.get().changed_at == now


@pytest.mark.req("R-2.8-d")
def test_the_diary_shows_the_time_of_the_change_and_the_history_its_reason(
    cast: Cast, now: datetime, signed_in: Callable[..., Client]
) -> None:
    with cast.inside():
        a_lesson(cast.algebra, on=TODAY.replace(day=20))
    set_(cast, now - timedelta(hours=1), 0, task=TASK)
    evening = now + timedelta(hours=7, minutes=20)
    set_(cast, evening, 1, task={"text": "§ 2 и § 3"}, reason="не успели на уроке")
    diary = signed_in(cast.vera).get(f"/diary/{cast.pupil_ivan.pk}/?on=2026-11-20")
    page = diary.content.decode().replace("\xa0", " ")
    assert "изменено 18 ноября в 19:20" in page
    history = signed_in(cast.anna).get(f"/journal/history/{cast.lessons[-1].pk}/")
    assert "не успели на уроке" in history.content.decode()


@pytest.mark.req("R-2.8-d")
def test_a_page_without_scripts_asks_for_the_reason_and_keeps_the_text(
    cast: Cast, now: datetime, signed_in: Callable[..., Client]
) -> None:
    anna = signed_in(cast.anna)
    url = f"/journal/lesson/{cast.lessons[-1].pk}/homework/"
    form = {
        "key": "0193a6d2-0000-7000-8000-000000000001",
        "act": "set",
        "version": "0",
        "text": "§ 2",
    }
    answer = anna.post(url, form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "чтобы задать или добавить, укажите причину" in page
    assert "§ 2" in page
    assert '<div class="field" data-reason><label for="reason-HomeworkForm">' in page
    assert anna.post(url, {**form, "reason": "замещала"}).status_code == 302
