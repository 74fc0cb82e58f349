"""Timetable, groups, pupils and teachers come and go: what was written in the journal stays.

Source: M-7, M-8.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import Model, ProtectedError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import a_substitution, bell
from tests.cast import TODAY, Cast
from tests.journal.writing import acting, write
from zhurnal.audit.models import AuditEvent
from zhurnal.journal.models import (
    Absence,
    Homework,
    HomeworkAddressee,
    LessonRecord,
    Mark,
    Work,
)
from zhurnal.kernel.clock import at
from zhurnal.school.models import SchoolYear
from zhurnal.timetable.commands.enter_slots import enter_slots
from zhurnal.timetable.commands.generate_lessons import generate_lessons
from zhurnal.timetable.entries import SlotEntry
from zhurnal.timetable.models import Bell, Lesson, WeeklySlot

CONTENT: tuple[type[Model], ...] = (
    Mark, Absence, Work, LessonRecord, Homework, HomeworkAddressee, AuditEvent,
)  # fmt: skip
#: What the school keeps beside the journal: everything below it.
LISTS = [
    model
    for label in ("school", "timetable", "curriculum", "access", "assessment")
    for model in apps.get_app_config(label).get_models()
]


def content() -> dict[str, list[Any]]:
    """Everything that was written in the journal, every column of it."""
    return {model.__name__: sorted(model._base_manager.values_list(), key=str) for model in CONTENT}


@pytest.fixture
def written(cast: Cast, now: datetime) -> Cast:
    """A lesson with everything in it, and a timetable behind it."""
    lesson, ivan, pyotr = cast.lessons[-1].pk, cast.pupil_ivan.pk, cast.pupil_pyotr.pk
    here: dict[str, Any] = {"lesson": lesson, "version": 0}
    outcomes = [
        write(cast, cast.anna, now, "put_mark", pupil=ivan, value="5", type="test", **here),
        write(cast, cast.anna, now, "confirm_attendance", lesson=lesson, absent=[pyotr]),
        write(cast, cast.anna, now, "write_topic", topic="Степень числа", **here),
        write(cast, cast.anna, now, "set_homework", task={"text": "№ 4"}, reason="н", **here),
        write(
            cast, cast.anna, now, "set_homework",
            task={"text": "№ 5"}, pupils=[ivan], reason="н", **here,
        ),
    ]  # fmt: skip
    assert all(outcome.verdict for outcome in outcomes)
    with cast.inside():
        a_substitution(cast.lessons[-1], cast.teacher_roman, order_on=TODAY)
        WeeklySlot.objects.create(
            course=cast.algebra, teacher=cast.teacher_anna, weekday=3, shift=1, number=2,
            valid_from=TODAY,
        )  # fmt: skip
    return cast


def by_the_program(row: Model) -> None:
    row.delete()


def by_hand(row: Model) -> None:
    """As somebody at the database's console would."""
    key = row.pk if connection.features.has_native_uuid_field else row.pk.hex
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {row._meta.db_table} WHERE id = %s", [key])
    connection.check_constraints()


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    table=st.sampled_from(LISTS),
    which=st.integers(0, 20),
    delete=st.sampled_from([by_the_program, by_hand]),
)
def test_whatever_is_deleted_beside_the_journal_the_journal_stays(
    written: Cast, table: type[Model], which: int, delete: Callable[[Model], None]
) -> None:
    with written.inside(), transaction.atomic():
        before = content()
        rows = list(table._base_manager.order_by("pk"))
        if rows:
            try:
                with transaction.atomic():
                    delete(rows[which % len(rows)])
                    assert content() == before
            except (ProtectedError, DatabaseError):
                pass
        assert content() == before
        transaction.set_rollback(True)


@pytest.mark.req("M-7")
@pytest.mark.parametrize("delete", [by_the_program, by_hand])
def test_what_the_journal_points_at_cannot_be_deleted(
    written: Cast, delete: Callable[[Model], None]
) -> None:
    pointed: list[Model] = [
        written.lessons[-1], written.algebra, written.pupil_ivan, written.ivan,
        written.class_7b.group, written.teacher_anna,
    ]  # fmt: skip
    with written.inside():
        for row in pointed:
            with pytest.raises((ProtectedError, DatabaseError)), transaction.atomic():
                delete(row)


@pytest.mark.req("M-7")
def test_delete_timetable_keeps_marks(written: Cast, now: datetime) -> None:
    """The whole timetable is thrown away and another one entered: the lessons held are as they
    were.
    """
    with written.inside():
        before, held = content(), sorted(Lesson.objects.values_list(), key=str)
        WeeklySlot.objects.all().delete()
        Bell.objects.filter(number=2).delete()
        year = SchoolYear.objects.get()
        keeper = acting(written.secretary, now)
        number = written.teacher_boris.personnel_number
        slot = SlotEntry(
            group="7Б", subject="Алгебра", weekday=3, number=4, shift=1, personnel_number=number
        )
        enter_slots(actor=keeper, year=year, entries=[slot], now=now)
        assert generate_lessons(actor=keeper, year=year, now=now) > 30
        after = content()
        assert {**after, "AuditEvent": None} == {**before, "AuditEvent": None}
        assert set(map(str, held)) <= set(map(str, Lesson.objects.values_list()))
        lesson = Lesson.objects.get(pk=written.lessons[-1].pk)
        assert lesson.starts_at == at(TODAY, bell(1, 2), keeper.tz)
        assert lesson.teacher_id == written.teacher_anna.pk


@pytest.mark.req("M-8")
def test_what_nobody_wrote_is_nowhere_taken_for_something(
    cast: Cast, now: datetime, signed_in: Any
) -> None:
    """Neither present nor absent, neither «не задано» nor a topic, no mean of no marks."""
    lesson = cast.lessons[-1]
    with cast.inside():
        assert not LessonRecord.objects.filter(lesson=lesson).exists()
        Mark.objects.all().delete()
    page = signed_in(cast.anna).get(f"/journal/lesson/{lesson.pk}/").content.decode()
    assert "data-taken-step hidden" in page
    assert "data-hw-done hidden" in page
    week = signed_in(cast.vera).get(f"/diary/{cast.pupil_ivan.pk}/?week=2026-11-16")
    told = week.content.decode()
    assert "не задано" not in told
    sheet = signed_in(cast.anna).get(f"/journal/{cast.algebra.pk}/").content.decode()
    assert "0,00" not in sheet
