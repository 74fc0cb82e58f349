"""What a term leaves behind: one school brought in by `zhurnal demo`, told up to several days."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.hashers import check_password
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import F, Q, QuerySet

from zhurnal.accounts.models import Account
from zhurnal.audit.models import AuditEvent
from zhurnal.demo.cast import CAST, PASSWORD
from zhurnal.demo.history.chronicle import chronicle
from zhurnal.demo.history.register import Register, register
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.models import (
    Absence,
    Homework,
    HomeworkAddressee,
    LessonRecord,
    Mark,
    Work,
)
from zhurnal.school.models import ClassGroup, Pupil, SchoolYear, StaffMember
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope
from zhurnal.timetable.models import Lesson

pytestmark = pytest.mark.django_db

TZ = ZoneInfo("Asia/Barnaul")
FRIDAY = datetime(2026, 9, 18, 12, 0, tzinfo=TZ)
THE_FRIDAY_BEFORE = datetime(2026, 9, 11, 12, 0, tzinfo=TZ)
SEED = 7


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo school and what the command said."""

    school: School
    said: str
    read: Register


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[Demo]:
    """The school as it is at noon of 1 September, until the module ends."""
    said = StringIO()
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", "--today", "2026-09-01", stdout=said)
        school = School.objects.get()
        with school_scope(school.pk):
            read = register(SchoolYear.objects.get(), SEED)
            yield Demo(school, said.getvalue(), read)
        transaction.set_rollback(True)


@contextmanager
def told_until(demo: Demo, now: datetime) -> Iterator[QuerySet[AuditEvent]]:
    """The journal from nothing up to a moment, with its events; nothing afterwards."""
    with transaction.atomic():
        Work.objects.update(part_of=None, retake_of=None)
        for model in (Mark, Work, HomeworkAddressee, Homework, Absence, LessonRecord):
            model.objects.all().delete()
        last = AuditEvent.objects.order_by("-pk").values_list("pk", flat=True)[0]
        chronicle(demo.read, now=now, tz=TZ, seed=SEED)
        yield AuditEvent.objects.filter(pk__gt=last)
        transaction.set_rollback(True)


def in_words(events: QuerySet[AuditEvent]) -> set[tuple[Any, ...]]:
    """The events in words that do not change from one telling to the next."""
    columns = ("at", "event", "lesson_id", "pupil_id", "person_id", "after")
    return {
        (*row, (after or {}).get("value") or (after or {}).get("topic"))
        for *row, after in events.values_list(*columns)
    }


def test_everybody_of_the_cast_can_sign_in_at_once(demo: Demo) -> None:
    accounts = {row.login: row for row in Account.objects.all()}
    for login, name, _ in CAST:
        assert check_password(PASSWORD, accounts[login].password), login
        assert not accounts[login].must_change_password
        assert login in demo.said
        assert name in demo.said
    assert PASSWORD in demo.said


def test_everybody_came_in(demo: Demo) -> None:
    counts = Pupil.objects.count(), StaffMember.objects.count(), ClassGroup.objects.count()
    assert counts == (550, 45, 22)
    assert demo.school.short_name == "Школа № 7"


def test_where_there_is_a_school_nothing_is_done(demo: Demo) -> None:
    call_command("demo", "--if-empty", stdout=StringIO())
    with pytest.raises(CommandError, match="уже есть школа"):
        call_command("demo", stdout=StringIO())
    assert School.objects.count() == 1


def test_a_later_day_only_adds(demo: Demo) -> None:
    with told_until(demo, THE_FRIDAY_BEFORE) as events:
        earlier = in_words(events)
    with told_until(demo, FRIDAY) as events:
        later = in_words(events)
    assert 5_000 < len(earlier) < len(later)
    assert len(earlier - later) == 0
    assert len({event for event in later if event[0] <= THE_FRIDAY_BEFORE} - earlier) == 0


def test_the_same_day_is_told_the_same_way(demo: Demo) -> None:
    with told_until(demo, THE_FRIDAY_BEFORE) as events:
        once = in_words(events)
    with told_until(demo, THE_FRIDAY_BEFORE) as events:
        assert len(once ^ in_words(events)) == 0


@pytest.fixture(scope="module")
def friday(demo: Demo) -> Iterator[QuerySet[AuditEvent]]:
    """The journal on Friday, 18 September, at noon, and its events."""
    with told_until(demo, FRIDAY) as events:
        yield events


def test_nothing_was_written_before_its_lesson_or_after_now(friday: QuerySet[AuditEvent]) -> None:
    assert not Mark.objects.filter(put_at__lt=F("lesson__starts_at")).exists()
    assert not LessonRecord.objects.filter(attendance_at__lt=F("lesson__starts_at")).exists()
    assert not friday.filter(at__gt=FRIDAY).exists()


@pytest.mark.req("R-2.4-d")
def test_those_who_were_absent_have_no_marks(friday: QuerySet[AuditEvent]) -> None:
    absent = Absence.objects.filter(fact=Absence.Fact.ABSENT)
    pairs = set(absent.values_list("lesson_id", "pupil_id"))
    assert len(pairs) > 200
    assert len(pairs & set(Mark.objects.values_list("lesson_id", "pupil_id"))) == 0


def test_the_first_class_has_levels_in_place_of_marks(friday: QuerySet[AuditEvent]) -> None:
    first = Mark.objects.filter(lesson__course__grade=1)
    assert set(first.values_list("value", flat=True)) == {"В", "Б", "П"}
    assert first.exclude(comment="").exists()
    others = Mark.objects.exclude(lesson__course__grade=1).values_list("value", flat=True)
    assert set(others) == {"2", "3", "4", "5", "•"}


def test_a_dictation_has_two_marks_and_every_debt_a_day(friday: QuerySet[AuditEvent]) -> None:
    parts = Work.objects.filter(part_of__isnull=False)
    assert parts.filter(marks__isnull=False).exclude(criterion="").exists()
    assert not Mark.objects.filter(value="•", due_on__isnull=True).exists()
    assert not Mark.objects.exclude(value="•").filter(due_on__isnull=False).exists()


def test_marks_look_like_marks(friday: QuerySet[AuditEvent]) -> None:
    count = {value: Mark.objects.filter(value=value).count() for value in "2345"}
    assert count["4"] > count["3"] > count["2"] > 0
    assert count["5"] > count["2"]
    assert Mark.objects.filter(work__work_type__is_control=True).exists()


@pytest.mark.req("R-2.3-a")
def test_who_joined_on_15_september_has_nothing_before(friday: QuerySet[AuditEvent]) -> None:
    joined = Pupil.objects.get(enrolments__valid_from="2026-09-15")
    assert joined.person.last_name == "Мусагалиев"
    days = set(joined.marks.values_list("lesson__on", flat=True))
    assert days
    assert min(days) >= date(2026, 9, 15)


@pytest.mark.req("R-2.8-c")
def test_homework_is_set_for_the_next_lesson_or_said_to_be_none(
    friday: QuerySet[AuditEvent],
) -> None:
    assert not Homework.objects.filter(due_on__lte=F("lesson__on")).exists()
    none, some = Homework.objects.filter(nothing_set=True), Homework.objects.exclude(text="")
    assert none.exists()
    own = Homework.objects.filter(individual=True)
    assert own.exists()
    assert not own.filter(addressees__isnull=True).exists()
    assert some.filter(minutes__isnull=False, due_on__isnull=False).count() == some.count()


@pytest.mark.req("M-2")
def test_every_fact_has_its_event_by_the_teacher_of_the_lesson(
    friday: QuerySet[AuditEvent],
) -> None:
    for model, event in (
        (Mark, JournalEvent.MARK_PUT),
        (Work, JournalEvent.WORK_ADDED),
        (Homework, JournalEvent.HOMEWORK_SET),
    ):
        told = set(friday.filter(event=event).values_list("subject_id", flat=True))
        assert len(set(model.objects.values_list("pk", flat=True)) - told) == 0, model
    teacher = dict(Lesson.objects.values_list("pk", "teacher__person_id"))
    put = friday.filter(event=JournalEvent.MARK_PUT).values_list("lesson_id", "person_id", "role")
    assert all(lesson and teacher[lesson] == who for lesson, who, _ in put)
    assert {role for _, _, role in put} == {"subject-teacher"}


def test_the_last_days_still_owe_something_to_anna_too(friday: QuerySet[AuditEvent]) -> None:
    held = Lesson.objects.filter(ends_at__lt=FRIDAY)
    owes = Q(records__isnull=True) | Q(records__topic="") | Q(homework__isnull=True)
    owing = held.filter(owes)
    assert 0 < owing.count() < held.count() / 10
    assert owing.filter(teacher__person__last_name="Петрова").exists()
    assert not owing.filter(on__lt="2026-09-10").exists()
