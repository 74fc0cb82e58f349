"""The homeroom teacher's desk: who is away, the form of one line, what waits; others cannot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile as File
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders import a_lesson, a_role, newcomers
from tests.cast import TODAY, Cast
from tests.conftest import NOON
from tests.excuses.papers import PNG, a_document, absent, registered
from tests.journal.writing import acting, write
from zhurnal.access.roles import RoleCode
from zhurnal.excuses.models import DocumentScan, ReasonDocument
from zhurnal.homeroom.queries.class_to_read import class_to_read
from zhurnal.homeroom.queries.desk import Desk, desk
from zhurnal.journal.models import Absence

SignedIn = Callable[..., Client]


def address(cast: Cast, part: str = "") -> str:
    return f"/class/{cast.class_7b.row.pk}/{part}"


def words_of(answer: Any) -> str:
    """A page with plain spaces."""
    return str(answer.content.decode()).replace("\xa0", " ")


def desk_of(cast: Cast, now: datetime) -> Desk:
    """Galina's desk."""
    actor = acting(cast.galina, now)
    own = class_to_read(actor, cast.class_7b.row.pk)
    assert own is not None
    return desk(own, actor=actor, now=now)


def excuse(browser: Client, cast: Cast, **fields: Any) -> Any:
    """Send the form of one line."""
    told = {
        "key": uuid4(),
        "pupil": cast.pupil_ivan.pk,
        "reason": "illness",
        "first_on": "2026-11-09",
        "last_on": "2026-11-18",
        "kind": "certificate",
        "number": "17",
        **fields,
    }
    return browser.post(address(cast, "excuse/"), told)


@pytest.mark.req("R-2.5-e")
def test_who_is_away_without_a_reason_is_seen_after_the_first_lesson(
    school_7: Cast, now: datetime
) -> None:
    before = desk_of(school_7, now)
    assert (before.begun, before.taken, list(before.unexplained)) == (2, 0, [])
    lesson = school_7.lessons[-1].pk
    write(school_7, school_7.anna, now, "confirm_attendance",
          lesson=lesson, absent=[school_7.pupil_ivan.pk])  # fmt: skip
    after = desk_of(school_7, now)
    assert (after.begun, after.taken) == (2, 1)
    [missed] = after.unexplained
    assert (missed.pupil.name, missed.lessons) == ("Соколов Иван", (2,))


@pytest.mark.req("R-2.5-c")
def test_what_is_known_beforehand_is_a_hint_until_a_teacher_says_so(
    school_7: Cast, now: datetime
) -> None:
    registered(school_7, a_document(school_7, 18, now=now), now)
    page = desk_of(school_7, now)
    assert [(pupil.name, len(hints)) for pupil, hints in page.expected] == [("Соколов Иван", 1)]
    assert not Absence.objects.exists()
    absent(school_7.pupil_ivan, school_7.lessons[-1])
    assert list(desk_of(school_7, now).expected) == []


@pytest.mark.req("R-2.9-c")
def test_a_document_that_waits_says_until_when(school_7: Cast, now: datetime) -> None:
    registered(school_7, a_document(school_7, 16, now=now - timedelta(days=5)), now)
    [paper] = desk_of(school_7, now).papers
    assert paper.due_at.date() == date(2026, 11, 17), "handed in on Friday the 13th"
    assert now > paper.due_at


@pytest.mark.req("R-2.9-e")
@pytest.mark.parametrize(("days", "forgotten"), [(5, 0), (6, 1)])
def test_absences_that_nobody_explained_are_called_to_mind(
    school_7: Cast, now: datetime, days: int, forgotten: int
) -> None:
    lesson = a_lesson(school_7.algebra, on=TODAY - timedelta(days=days), number=5)
    absent(school_7.pupil_ivan, lesson)
    assert len(desk_of(school_7, now).forgotten) == forgotten


@pytest.mark.req("R-2.9-d")
def test_one_line_explains_all_lessons_of_an_illness(cast: Cast, signed_in: SignedIn) -> None:
    with cast.inside():
        absent(cast.pupil_ivan, *cast.lessons)
    browser = signed_in(cast.galina)
    answer = excuse(browser, cast)
    assert answer["Location"] == address(cast) + "?registered=1&explained=3"
    assert "Причина указана в 3 уроках." in browser.get(answer["Location"]).content.decode()
    with cast.inside():
        assert set(Absence.objects.values_list("fact", "reason")) == {("absent", "illness")}


def test_a_document_may_be_taken_now_and_applied_later(cast: Cast, signed_in: SignedIn) -> None:
    with cast.inside():
        absent(cast.pupil_ivan, *cast.lessons)
    browser = signed_in(cast.galina)
    assert excuse(browser, cast, later="on")["Location"].endswith("?registered=1")
    with cast.inside():
        document = ReasonDocument.objects.get()
    page = words_of(browser.get(address(cast)))
    assert "Сданы, причины не поставлены" in page
    assert "до 20 ноября" in page
    browser.post(address(cast, f"papers/{document.pk}/apply/"))
    with cast.inside():
        assert set(Absence.objects.values_list("reason", flat=True)) == {"illness"}


@pytest.mark.req("R-2.9-b")
def test_a_bad_reason_is_given_without_a_document(cast: Cast, signed_in: SignedIn) -> None:
    with cast.inside():
        absent(cast.pupil_ivan, *cast.lessons)
    browser = signed_in(cast.galina)
    refused = excuse(browser, cast, reason="invalid")
    assert refused.status_code == 422
    assert "выберите «без документа»" in refused.content.decode()
    excuse(browser, cast, reason="invalid", kind="none")
    with cast.inside():
        assert set(Absence.objects.values_list("reason", flat=True)) == {"invalid"}
        assert not ReasonDocument.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"first_on": "2026-11-19", "last_on": "2026-11-12"}, "раньше первого"),
        ({"first_on": "вчера"}, "Напишите день числами"),
        ({"first_on": ""}, "Укажите день."),
        ({"pupil": ""}, "Выберите ученика."),
        ({"pupil": str(uuid4())}, "Выберите корректный вариант"),
        ({"handed_on": "2026-11-20"}, "не может быть сдан позже"),
        ({"kind": "none", "first_on": "2026-09-02", "last_on": "2026-09-02"}, "нет пропусков"),
    ],
)
def test_what_cannot_be_is_said_in_words_and_what_was_typed_stays(
    cast: Cast, signed_in: SignedIn, fields: dict[str, str], sentence: str
) -> None:
    answer = excuse(signed_in(cast.galina), cast, number="№ 5/к", **fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="№ 5/к"' in page
    with cast.inside():
        assert not ReasonDocument.objects.exists()


def test_a_scan_is_what_it_begins_with(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.galina)
    wrong = excuse(browser, cast, scan=File("a.pdf", b"MZ not a picture"))
    assert "Это не PDF, PNG или JPEG" in wrong.content.decode()
    excuse(browser, cast, scan=File("a.exe", PNG))
    with cast.inside():
        document = DocumentScan.objects.get().document_id
    shown = browser.get(address(cast, f"papers/{document}/scan/"))
    assert (shown["Content-Type"], shown.content) == ("image/png", PNG)
    assert shown["Content-Disposition"].startswith("attachment")


def test_an_event_and_an_exemption_are_registered(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.galina)
    pupils = [cast.pupil_ivan.pk, cast.pupil_pyotr.pk]
    event = {
        "event-key": uuid4(), "event-title": "Олимпиада по физике", "event-number": "212-у",
        "event-first_on": "2026-11-20", "event-pupils": pupils,
    }  # fmt: skip
    assert browser.post(address(cast, "papers/event/"), event).status_code == 302
    free = {
        "exemption-key": uuid4(), "exemption-pupil": pupils[0],
        "exemption-first_on": "2026-11-18", "exemption-last_on": "2026-12-18",
    }  # fmt: skip
    assert browser.post(address(cast, "papers/exemption/"), free).status_code == 302
    page = words_of(browser.get(address(cast, "papers/")))
    assert "Ильин Пётр, Соколов Иван" in page
    assert "Олимпиада по физике, приказ № 212-у" in page
    assert "18 ноября – 18 декабря" in page


def test_an_event_without_pupils_keeps_what_was_typed(cast: Cast, signed_in: SignedIn) -> None:
    form = {"event-key": uuid4(), "event-title": "Поездка", "event-number": "1",
            "event-first_on": "2026-11-20"}  # fmt: skip
    answer = signed_in(cast.galina).post(address(cast, "papers/event/"), form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Отметьте хотя бы одного ученика." in page
    assert 'value="Поездка"' in page


@pytest.mark.req("R-2.9-f")
def test_the_desk_moves_with_the_order(cast: Cast, signed_in: SignedIn, clock: Any) -> None:
    """Boris leads 7Б by order until the end of the day."""
    with cast.inside():
        a_role(cast.boris, RoleCode.HOMEROOM_TEACHER, class_group=cast.class_7b.row,
               since=TODAY, before=TODAY + timedelta(days=1))  # fmt: skip
    browser = signed_in(cast.boris)
    assert "Мой класс" in browser.get(address(cast)).content.decode()
    assert excuse(browser, cast).status_code == 302
    clock.move_to(NOON + timedelta(days=1))
    assert signed_in(cast.boris).get(address(cast)).status_code == 404


@pytest.mark.req("R-2.9-b")
def test_a_reason_and_a_fact_are_set_on_the_page_of_a_pupil(
    cast: Cast, signed_in: SignedIn
) -> None:
    with cast.inside():
        [row] = absent(cast.pupil_ivan, cast.lessons[-1])
    browser = signed_in(cast.galina)
    here = address(cast, f"pupil/{cast.pupil_ivan.pk}/")
    named = {"lesson": row.lesson_id, "pupil": row.pupil_id}
    reason = {"key": uuid4(), **named, "reason": "valid", "was": "unknown"}
    assert browser.post(here + "reason/", reason).status_code == 302
    stale = {"key": uuid4(), **named, "reason": "illness", "was": "unknown"}
    assert browser.post(here + "reason/", stale).status_code == 409
    fact = {"key": uuid4(), **named, "fact": "present", "version": 1, "why": ""}
    refused = browser.post(here + "correct/", fact)
    assert refused.status_code == 422
    assert "Вы меняете запись учителя-предметника" in refused.content.decode()
    assert browser.post(here + "correct/", {**fact, "why": "был"}).status_code == 302
    with cast.inside():
        row.refresh_from_db()
    assert (row.fact, row.reason) == ("present", "unknown")


@pytest.mark.parametrize("number", [0, 28])
def test_it_costs_the_same_for_a_large_class(school_7: Cast, now: datetime, number: int) -> None:
    pupils = newcomers(school_7.class_7b, number)
    for pupil in pupils:
        absent(pupil, *school_7.lessons)
    registered(school_7, a_document(school_7, 16, now=now), now)
    actor = acting(school_7.galina, now)
    own = class_to_read(actor, school_7.class_7b.row.pk)
    assert own is not None
    with CaptureQueriesContext(connection) as queries:
        desk(own, actor=actor, now=now)
    assert len(queries) == 7
