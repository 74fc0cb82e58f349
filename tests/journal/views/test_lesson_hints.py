"""What is known of a lesson beforehand is shown on its page, and is not a fact."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

from tests.builders import a_course, a_lesson
from tests.cast import TODAY, Cast
from tests.excuses.papers import a_document, applied, registered
from tests.journal.lesson_pages import page_of
from tests.journal.writing import acting
from zhurnal.excuses.commands.give_notice import give_notice
from zhurnal.excuses.commands.register_exemption import register_exemption
from zhurnal.excuses.commands.withdraw_notice import withdraw_notice
from zhurnal.excuses.entries import ExemptionEntry, NoticeEntry
from zhurnal.excuses.models import DocumentKind, GivenReason
from zhurnal.excuses.rules.coverage import Coverage
from zhurnal.journal.models import Absence, LessonRecord
from zhurnal.tenancy.uuid7 import uuid7
from zhurnal.timetable.models import Lesson

SignedIn = Callable[..., Client]
UNTIL_FRIDAY = Coverage(TODAY, date(2026, 11, 20))


def shown(cast: Cast, signed_in: SignedIn, lesson: Lesson | None = None) -> str:
    """The page of today's lesson of algebra, as its teacher sees it, with plain spaces."""
    page = page_of(signed_in(cast.anna), lesson or cast.lessons[-1])
    return page.replace("\xa0", " ").replace("</b>", "")


@pytest.mark.req("R-2.5-c")
def test_a_document_an_event_and_a_notice_are_hints(
    cast: Cast, signed_in: SignedIn, now: datetime
) -> None:
    with cast.inside():
        illness = registered(cast, a_document(cast, 16, 20, now=now), now)
        applied(cast, illness, now)
        olympiad = a_document(
            cast, 18, now=now, pupils=(cast.pupil_pyotr,), kind=DocumentKind.EVENT,
            title="Олимпиада", number="212-у", reason=GivenReason.VALID,
        )  # fmt: skip
        registered(cast, olympiad, now)
        notice = NoticeEntry(
            key=uuid7(),
            pupil=cast.pupil_ivan.pk,
            coverage=UNTIL_FRIDAY,
            text="едем на соревнования",
        )
        give_notice(actor=acting(cast.vera, now), entry=notice, now=now)
    page = shown(cast, signed_in)
    assert "Соколов Б до 20 ноября, справка № 17" in page
    assert "Ильин У сегодня, Олимпиада, приказ № 212-у" in page
    assert "Соколов родители предупредили: до 20 ноября, едем на соревнования" in page
    with cast.inside():
        assert not Absence.objects.exists()
        assert not LessonRecord.objects.exists()


@pytest.mark.req("R-2.5-c")
def test_a_hint_is_about_the_lessons_it_covers(
    cast: Cast, signed_in: SignedIn, now: datetime
) -> None:
    with cast.inside():
        registered(cast, a_document(cast, 18, now=now, first_lesson=3), now)
    assert "Известно заранее" not in shown(cast, signed_in)


def test_a_withdrawn_notice_is_no_hint(cast: Cast, signed_in: SignedIn, now: datetime) -> None:
    with cast.inside():
        entry = NoticeEntry(key=uuid7(), pupil=cast.pupil_ivan.pk, coverage=UNTIL_FRIDAY)
        notice = give_notice(actor=acting(cast.vera, now), entry=entry, now=now)
        withdraw_notice(actor=acting(cast.vera, now), notice_id=notice.pk, now=now)
    assert "Известно заранее" not in shown(cast, signed_in)


def test_an_exemption_is_shown_where_there_is_exercise(
    cast: Cast, signed_in: SignedIn, now: datetime
) -> None:
    with cast.inside():
        exempt = ExemptionEntry(
            key=uuid7(), pupil=cast.pupil_ivan.pk, coverage=Coverage(TODAY, date(2026, 12, 18))
        )
        register_exemption(actor=acting(cast.galina, now), entry=exempt, now=now)
        sport = a_course("Физическая культура", cast.class_7b.group, cast.teacher_anna)
        lesson = a_lesson(sport, on=TODAY, number=1)
    assert "Соколов осв. до 18 декабря" in shown(cast, signed_in, lesson)
    assert "Известно заранее" not in shown(cast, signed_in)
