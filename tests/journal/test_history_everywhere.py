"""Every fact of a lesson has its history in words, and a corrected mark says so in the diary."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.builders import a_substitution
from tests.cast import TODAY, Cast
from tests.journal.writing import write
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.presenters import tell
from zhurnal.journal.queries.history_lines import HistoryLine
from zhurnal.timetable.events import TimetableEvent

TOLD = [
    *JournalEvent,
    TimetableEvent.LESSON_CANCELLED,
    TimetableEvent.LESSON_MADE_REMOTE,
    TimetableEvent.LESSON_MOVED,
    TimetableEvent.LESSON_CALLED_OFF,
    TimetableEvent.LESSON_TAKEN_BACK,
    TimetableEvent.LESSON_RETURNED,
    TimetableEvent.SUBSTITUTION_ENDED,
    TimetableEvent.SUBSTITUTION_ORDERED,
]
#: Something of everything that an event may say of a thing.
FACTS = {
    "value": "4", "fact": "absent", "reason": "illness", "topic": "Степень", "material": "",
    "type": "test", "title": "", "weight": 3, "text": "№ 4", "absent": 1, "late": 0,
    "name": "Сменный Р. И.", "instead_of": "Петрова А. С.", "order": "1", "order_on": "2026-11-18",
    "kind": "moved", "was": {"on": "2026-11-18", "number": 2},
}  # fmt: skip


@pytest.mark.req("R-1.3-b")
@pytest.mark.parametrize("event", TOLD)
@pytest.mark.parametrize("gone", [False, True])
def test_every_event_of_a_lesson_is_told_in_words(event: str, gone: bool, now: datetime) -> None:
    line = HistoryLine(
        event=event,
        at=now,
        who="Петрова А. С.",
        role="subject-teacher",
        source="import",
        before=FACTS,
        after=None if gone else FACTS,
        reason="опечатка",
    )
    told = tell(line)
    assert told.what
    assert event not in told.what
    assert (told.role, told.source, told.reason) == ("Учитель-предметник", "из файла", "опечатка")


@pytest.mark.req("R-1.3-b")
def test_a_corrected_mark_says_so_wherever_it_is_shown(
    cast: Cast, now: datetime, signed_in: Any
) -> None:
    lesson, ivan = cast.lessons[-1], cast.pupil_ivan
    told: dict[str, Any] = {"lesson": lesson.pk, "pupil": ivan.pk, "type": "answer"}
    assert write(cast, cast.anna, now, "put_mark", value="3", version=0, **told).verdict
    later = now + timedelta(minutes=5)
    outcome = write(
        cast, cast.anna, later, "put_mark", value="4", version=1, reason="ошиблась", **told
    )
    assert outcome.verdict
    browser = signed_in(cast.vera)
    week = browser.get(f"/diary/{ivan.pk}/?week=2026-11-16").content.decode()
    assert "исправлена" in week
    subject = browser.get(f"/diary/{ivan.pk}/subjects/{cast.algebra.pk}/").content.decode()
    assert "было 3, исправлено 18.11" in subject
    history = signed_in(cast.anna).get(f"/journal/history/{lesson.pk}/{ivan.pk}/")
    page = history.content.decode()
    for words in ("3 → 4", "Петрова А. С.", "учитель-предметник", "в браузере", "ошиблась"):
        assert words in page
    assert page.index("Поставлена отметка 3") < page.index("3 → 4")


@pytest.mark.req("R-1.3-b", "R-2.3-b")
def test_what_a_substitute_wrote_is_told_as_a_substitutes(
    cast: Cast, now: datetime, signed_in: Any
) -> None:
    with cast.inside():
        a_substitution(cast.lessons[-1], cast.teacher_roman, order_on=TODAY)
    told = {"lesson": cast.lessons[-1].pk, "pupil": cast.pupil_ivan.pk, "type": "answer"}
    assert write(cast, cast.roman, now, "put_mark", value="5", version=0, **told).verdict
    address = f"/journal/history/{cast.lessons[-1].pk}/{cast.pupil_ivan.pk}/"
    page = signed_in(cast.anna).get(address).content.decode()
    assert "Сменный Р. И., замещающий учитель" in page
