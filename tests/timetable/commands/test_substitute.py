"""A substitute has the lesson for the time of his order, no more and no longer."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from msgspec import to_builtins

from tests.builders import a_course, a_lesson
from tests.cast import TODAY, Cast
from tests.journal.writing import acting, last_event, send, write
from zhurnal.access.models import LessonGrant
from zhurnal.assessment.act import Act, WindowRules
from zhurnal.assessment.models import LocalAct
from zhurnal.audit.models import AuditEvent
from zhurnal.journal.models import Absence, Mark
from zhurnal.kernel.verdict import Refused
from zhurnal.school.models import Person, StaffMember
from zhurnal.timetable.commands.end_substitution import end_substitution
from zhurnal.timetable.commands.substitute import substitute
from zhurnal.timetable.entries import OrderEntry, SubstituteEntry
from zhurnal.timetable.models import Lesson, Substitution

DAY = timedelta(days=1)


def order(
    cast: Cast,
    lesson: Lesson,
    teacher: StaffMember,
    now: datetime,
    *,
    on: date = TODAY,
    who: Person | None = None,
) -> int:
    with cast.inside():
        return substitute(
            actor=acting(who or cast.deputy, now),
            order=OrderEntry(number="112-к", on=on, reason="больничный"),
            entries=[SubstituteEntry(lesson_id=lesson.pk, teacher_id=teacher.pk)],
            now=now,
        )


def mark(cast: Cast, who: Person, now: datetime, lesson: Lesson, **fields: Any) -> str:
    told = {"lesson": lesson.pk, "pupil": cast.pupil_ivan.pk, "value": "5", "version": 0}
    outcome = write(cast, who, now, "put_mark", **{**told, "type": "answer", **fields})
    return outcome.verdict.code


@pytest.mark.req("R-2.3-b")
def test_a_substitute_writes_everything_about_the_lesson_under_his_own_name(
    cast: Cast, now: datetime
) -> None:
    lesson = cast.lessons[-1]
    assert mark(cast, cast.roman, now, lesson) == "role-lacks-permission"
    assert order(cast, lesson, cast.teacher_roman, now) == 1
    assert mark(cast, cast.roman, now, lesson) == ""
    here: dict[str, Any] = {"lesson": lesson.pk, "version": 0}
    ivan = cast.pupil_pyotr.pk
    written = [
        write(cast, cast.roman, now, "confirm_attendance", lesson=lesson.pk, absent=[ivan]),
        write(cast, cast.roman, now, "write_topic", topic="Степень числа", **here),
        write(cast, cast.roman, now, "set_homework", task={"text": "№ 4"}, reason="замена", **here),
        write(cast, cast.roman, now, "add_work", lesson=lesson.pk, type="test"),
    ]
    assert [outcome.verdict.code for outcome in written] == [""] * 4
    with cast.inside():
        assert Mark.objects.get(lesson=lesson).put_by == cast.roman.pk
        assert Absence.objects.get(lesson=lesson).put_by == cast.roman.pk
        events = AuditEvent.objects.filter(lesson_id=lesson.pk, person_id=cast.roman.pk)
        assert {event.role for event in events} == {"substitute"}


@pytest.mark.req("R-2.3-b")
def test_a_substitute_writes_at_that_lesson_only(cast: Cast, now: datetime) -> None:
    order(cast, cast.lessons[-1], cast.teacher_roman, now)
    assert mark(cast, cast.roman, now, cast.lessons[0]) == "substitution-not-now"
    assert mark(cast, cast.roman, now, cast.english_lesson) == "not-found"


@pytest.mark.req("R-2.3-b")
def test_substitute_window_expires(cast: Cast, now: datetime, client: Any) -> None:
    """Lesson on Wednesday the 18th, two working days: he writes on Friday, on Saturday he reads."""
    lesson = cast.lessons[-1]
    order(cast, lesson, cast.teacher_roman, now)
    last_second = datetime.fromisoformat("2026-11-20T23:59:59+07:00")
    assert mark(cast, cast.roman, last_second, lesson) == ""
    assert (
        mark(cast, cast.roman, last_second + timedelta(seconds=1), lesson, value="4", version=1)
        == "substitution-not-now"
    )
    with cast.inside():
        assert Mark.objects.get(lesson=lesson).value == "5"


@pytest.mark.req("R-2.3-b")
def test_after_the_window_the_page_is_read_until_the_term_ends(
    cast: Cast, now: datetime, clock: Any, signed_in: Any
) -> None:
    lesson = cast.lessons[-1]
    order(cast, lesson, cast.teacher_roman, now)
    pages = (f"/journal/{lesson.course_id}/", f"/journal/lesson/{lesson.pk}/")
    for moment, status in (
        ("2026-11-20T12:00:00+07:00", 200),
        ("2026-11-21T12:00:00+07:00", 200),
        ("2026-12-29T23:00:00+07:00", 200),
        ("2026-12-30T01:00:00+07:00", 404),
    ):
        clock.move_to(datetime.fromisoformat(moment))
        browser = signed_in(cast.roman)
        assert [browser.get(page).status_code for page in pages] == [status] * 2, moment


@pytest.mark.req("R-2.3-b")
def test_after_the_window_the_door_says_whom_to_ask(
    cast: Cast, now: datetime, clock: Any, signed_in: Any
) -> None:
    order(cast, cast.lessons[-1], cast.teacher_roman, now)
    clock.move_to(datetime.fromisoformat("2026-11-21T12:00:00+07:00"))
    entry = {
        "kind": "put_mark", "key": "0197b5a0-0000-7000-8000-000000000001", "value": "5",
        "lesson": str(cast.lessons[-1].pk), "pupil": str(cast.pupil_ivan.pk),
        "version": 0, "type": "answer",
    }  # fmt: skip
    status, answer = send(signed_in(cast.roman), entry)
    sentence = answer["sentence"] if status == 403 else answer[0]["sentence"]
    assert "обратитесь к завучу" in sentence


@pytest.mark.req("R-2.3-b")
def test_the_order_may_come_days_before_the_lesson(cast: Cast, now: datetime) -> None:
    with cast.inside():
        coming = a_lesson(cast.algebra, on=date(2026, 11, 23), number=2)
    order(cast, coming, cast.teacher_roman, now)
    here: dict[str, Any] = {"lesson": coming.pk, "version": 0}
    assert write(cast, cast.roman, now, "write_topic", topic="План", **here).verdict
    assert mark(cast, cast.roman, now, coming) == "lesson-not-begun"


@pytest.mark.req("R-2.3-b", "M-5")
def test_the_act_in_force_on_the_day_of_the_lesson_says_how_many_days(
    cast: Cast, now: datetime
) -> None:
    with cast.inside():
        parameters = to_builtins(Act(windows=WindowRules(substitute_days=5)), str_keys=True)
        LocalAct.objects.create(
            order_number="1", order_on=TODAY, in_force_from=TODAY, parameters=parameters,
            enacted_at=now, enacted_by=cast.head.pk,
        )  # fmt: skip
    for lesson, teacher in (
        (cast.lessons[1], cast.teacher_semyon),
        (cast.lessons[2], cast.teacher_roman),
    ):
        order(cast, lesson, teacher, now)
    with cast.inside():
        ends = dict(LessonGrant.objects.values_list("lesson_id", "writes_before"))
    assert ends[cast.lessons[1].pk] == date(2026, 11, 19)  # Monday the 16th, two days
    assert ends[cast.lessons[2].pk] == date(2026, 11, 25)  # Wednesday the 18th, five days


@pytest.mark.req("R-2.3-b", "M-7")
def test_taking_it_back_ends_the_rights_at_once_and_keeps_what_was_written(
    cast: Cast, now: datetime
) -> None:
    lesson = cast.lessons[-1]
    order(cast, lesson, cast.teacher_roman, now)
    mark(cast, cast.roman, now, lesson)
    with cast.inside():
        end_substitution(actor=acting(cast.deputy, now), lesson_id=lesson.pk, now=now)
        assert acting(cast.roman, now).grants == ()
        assert Mark.objects.get(lesson=lesson).put_by == cast.roman.pk
        event = last_event()
        assert (event.event, event.before and event.before["name"]) == (
            "timetable.substitution.ended", "Сменный Р. И.",
        )  # fmt: skip


@pytest.mark.req("R-2.3-b")
def test_another_substitute_takes_the_place_of_the_first(cast: Cast, now: datetime) -> None:
    lesson = cast.lessons[-1]
    order(cast, lesson, cast.teacher_roman, now)
    assert order(cast, lesson, cast.teacher_semyon, now) == 1
    assert order(cast, lesson, cast.teacher_semyon, now) == 0
    with cast.inside():
        standing = Substitution.objects.filter(ended_at__isnull=True)
        assert [row.teacher_id for row in standing] == [cast.teacher_semyon.pk]
        assert not acting(cast.roman, now).grants
    assert mark(cast, cast.semyon, now, lesson) == ""


@pytest.mark.req("R-1.3-b")
def test_the_order_is_in_the_history_of_the_lesson(
    cast: Cast, now: datetime, signed_in: Any
) -> None:
    order(cast, cast.lessons[-1], cast.teacher_roman, now)
    page = signed_in(cast.anna).get(f"/journal/history/{cast.lessons[-1].pk}/").content.decode()
    assert "Сменный Р. И." in page
    assert "112-к" in page
    assert "больничный" in page
    assert "заместитель директора" in page


@pytest.mark.parametrize("who", ["head", "secretary", "administrator", "anna", "galina"])
def test_only_the_deputy_names_substitutes(cast: Cast, now: datetime, who: str) -> None:
    with pytest.raises(Refused) as refused:
        order(cast, cast.lessons[-1], cast.teacher_roman, now, who=getattr(cast, who))
    assert refused.value.verdict.code == "role-lacks-permission"


def test_what_makes_no_sense_is_refused_and_nothing_is_kept(cast: Cast, now: datetime) -> None:
    lesson = cast.lessons[-1]
    with cast.inside():
        cancelled = a_lesson(cast.algebra, on=TODAY, number=5)
        cancelled.state = Lesson.State.CANCELLED
        cancelled.save()
    asked: list[tuple[str, dict[str, Any]]] = [
        ("order-in-the-future", {"on": TODAY + DAY}),
        ("substitute-is-the-teacher", {"teacher": cast.teacher_anna}),
        ("substituted-lesson-cancelled", {"lesson": cancelled}),
        ("order-after-the-window", {"lesson": cast.lessons[0], "on": TODAY}),
    ]
    for code, changed in asked:
        told: dict[str, Any] = {"lesson": lesson, "teacher": cast.teacher_roman, **changed}
        with pytest.raises(Refused) as refused:
            order(cast, told.pop("lesson"), told.pop("teacher"), now, **told)
        assert refused.value.verdict.code == code
    with cast.inside():
        assert not Substitution.objects.exists()
        assert not LessonGrant.objects.exists()


@pytest.mark.req("R-2.9-a")
def test_a_substitute_sees_all_pupils_of_the_group_and_no_other_page(
    cast: Cast, now: datetime, signed_in: Any
) -> None:
    with cast.inside():
        geometry = a_course("Геометрия", cast.class_7b.group, cast.teacher_anna)
    order(cast, cast.lessons[-1], cast.teacher_roman, now)
    browser = signed_in(cast.roman)
    page = browser.get(f"/journal/{cast.algebra.pk}/").content.decode()
    assert "Соколов Иван" in page
    assert "Яшин Тимур" in page
    assert browser.get(f"/journal/{geometry.pk}/").status_code == 404
    assert browser.get(f"/diary/{cast.pupil_ivan.pk}/").status_code == 404
