"""Taking a workbook: what then stands in the lists, and that nothing is taken by halves."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import models

from tests.interop.imports import (
    NOVEMBER,
    a_school_from,
    account_of,
    codes,
    keeper,
    plan_of,
    refused_rows,
    rows_of_school,
    taken,
)
from tests.interop.workbooks import book_of, small_school
from zhurnal.access.actor import Grant
from zhurnal.access.models import RoleAssignment
from zhurnal.access.roles import RoleCode
from zhurnal.accounts.models import Account, Membership
from zhurnal.audit.models import AuditEvent
from zhurnal.curriculum.models import CoursePlan, PlanLine
from zhurnal.interop.commands.import_new_school import import_new_school
from zhurnal.interop.commands.import_workbook import import_workbook
from zhurnal.interop.xlsx.row import Outcome
from zhurnal.kernel.verdict import Refused
from zhurnal.school.models import (
    Course,
    Enrolment,
    GroupMembership,
    Guardianship,
    Person,
    Pupil,
    SchoolYear,
    TeachingAssignment,
    TeachingGroup,
)
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import all_schools, school_scope
from zhurnal.timetable.models import Lesson

pytestmark = pytest.mark.django_db


def test_a_village_school_begins_with_one_file() -> None:
    school = a_school_from()
    assert (school.short_name, school.city, school.timezone) == (
        "Школа 12", "Бийск", "Asia/Barnaul",
    )  # fmt: skip
    with school_scope(school.pk):
        assert SchoolYear.objects.get().number == 2026
        ivan = Pupil.objects.get(file_number="П-1")
        assert ivan.person.full_name == "Орлов Иван Ильич"
        assert ivan.person.birth_date == date(2013, 3, 14)
        roll = Enrolment.objects.get(pupil=ivan)
        assert (roll.class_group.name, roll.valid_from) == ("7Б", date(2026, 9, 1))
        groups = GroupMembership.objects.filter(pupil=ivan).values_list("group__name", flat=True)
        assert set(groups) == {"7Б", "7Б англ. 1"}
        algebra = Course.objects.get(subject__name="Алгебра")
        assert (algebra.grade, algebra.scheme.name) == (7, "Четверти")
        load = TeachingAssignment.objects.get(course=algebra)
        assert load.teacher.person.last_name == "Петрова"
        assert CoursePlan.objects.get().course == algebra
        assert PlanLine.objects.get(number=2).work == "Контрольная работа"


def test_the_first_administrator_comes_from_the_sheet_of_staff() -> None:
    school = a_school_from()
    with school_scope(school.pk):
        roles = RoleAssignment.objects.values_list("person__last_name", "role", "valid_from")
        august = date(2026, 8, 25)
        assert set(roles) == {
            ("Соколова", "head", august),
            ("Лаптева", "secretary", august),
            ("Лаптева", "administrator", august),
            ("Петрова", "homeroom-teacher", date(2026, 9, 1)),
        }
        administrator = Person.objects.get(last_name="Лаптева")
        account = account_of(administrator)
        assert account.login == "lapteva.mo"
        assert not account.has_usable_password()
        assert account.must_change_password


@pytest.mark.req("R-5.1-a")
def test_everybody_gets_one_account_and_a_login() -> None:
    school = a_school_from()
    with school_scope(school.pk):
        logins = {person.list_name: account_of(person).login for person in Person.objects.all()}
        assert Membership.objects.filter(school=school).count() == Person.objects.count()
    assert logins == {
        "Соколова Ирина": "sokolova.ip",
        "Петрова Анна": "petrova",
        "Ким Борис": "kim.b",
        "Лаптева Мария": "lapteva.mo",
        "Орлов Иван": "orlov.ii",
        "Орлова Дарья": "orlova.di",
        "Титов Глеб": "titov.g",
        "Орлова Вера": "orlova.vi",
    }


def test_a_mother_of_two_and_a_teacher_who_is_a_mother_are_one_person_each() -> None:
    school = a_school_from()
    with school_scope(school.pk):
        vera = Person.objects.get(first_name="Вера")
        assert vera.phone == "+7 913 123-45-67"
        children = Guardianship.objects.filter(guardian=vera)
        assert set(children.values_list("pupil__file_number", flat=True)) == {"П-1", "П-2"}
        anna = Guardianship.objects.get(pupil__file_number="П-3").guardian
        assert anna.last_name == "Петрова"
        assert TeachingAssignment.objects.filter(teacher__person=anna).exists()


def test_lessons_of_the_year_are_made_from_the_timetable() -> None:
    school = a_school_from()
    with school_scope(school.pk):
        algebra = Lesson.objects.filter(course__subject__name="Алгебра").order_by("on")
        days = list(algebra.values_list("on", flat=True))
        assert days[0] == date(2026, 9, 7)
        assert {day.isoweekday() for day in days} == {1}
        # The autumn holidays are off, the week off for the first grade is not this class's.
        assert date(2026, 10, 26) not in days
        assert date(2026, 11, 2) not in days
        assert date(2026, 9, 14) in days
        first = algebra.first()
        assert first is not None
        assert first.starts_at == datetime(2026, 9, 7, 1, 0, tzinfo=UTC)
        assert first.teacher.person.last_name == "Петрова"
        assert first.room == "12"


def test_the_same_workbook_again_changes_nothing_and_leaves_no_event() -> None:
    school = a_school_from()
    before = rows_of_school(school)
    result = taken(small_school(), school)
    assert result.plan.counts == {Outcome.UNCHANGED: 34}
    assert result.lessons == 0
    assert rows_of_school(school) == before


def test_only_what_differs_is_written() -> None:
    school = a_school_from()
    sheets = small_school()
    sheets["Ученики"][1][1] = "Орлов-Громов"
    with school_scope(school.pk):
        events = AuditEvent.objects.count()
    result = taken(sheets, school)
    assert result.plan.counts[Outcome.CHANGED] == 1
    with school_scope(school.pk):
        assert AuditEvent.objects.count() == events + 1
        event = AuditEvent.objects.latest("id")
        assert event.event == "school.pupil.changed"
        assert event.before == {"last_name": "Орлов"}
        assert event.after == {"last_name": "Орлов-Громов"}


@pytest.mark.req("R-2.3-a")
def test_a_pupil_who_moves_ends_in_one_class_and_begins_in_the_other() -> None:
    school = a_school_from()
    sheets = small_school()
    sheets["Классы"].append(["7В", 7, 1, "Четверти", "", ""])
    sheets["Ученики"][1][6:8] = ["7В", date(2026, 11, 10)]
    sheets["Состав групп"].pop(1)
    taken(sheets, school)
    with school_scope(school.pk):
        spans = Enrolment.objects.filter(pupil__file_number="П-1").order_by("valid_from")
        assert [(row.class_group.name, row.valid_from, row.valid_before) for row in spans] == [
            ("7Б", date(2026, 9, 1), date(2026, 11, 10)),
            ("7В", date(2026, 11, 10), None),
        ]
        groups = GroupMembership.objects.filter(pupil__file_number="П-1")
        assert {(row.group.name, row.valid_before) for row in groups} == {
            ("7Б", date(2026, 11, 10)),
            ("7Б англ. 1", date(2026, 11, 10)),
            ("7В", None),
        }
    assert taken(sheets, school).plan.changes == 0


def test_another_homeroom_teacher_begins_and_the_former_ends() -> None:
    school = a_school_from()
    sheets = small_school()
    sheets["Классы"][1][4] = "3"
    taken(sheets, school)
    with school_scope(school.pk):
        roles = RoleAssignment.objects.filter(role=RoleCode.HOMEROOM_TEACHER.value)
        assert {(r.person.last_name, r.valid_from, r.valid_before) for r in roles} == {
            ("Петрова", date(2026, 9, 1), date(2026, 11, 18)),
            ("Ким", date(2026, 11, 18), None),
        }


def test_a_refused_row_stops_everything() -> None:
    school = a_school_from()
    before = rows_of_school(school)
    sheets = small_school()
    sheets["Предметы"].append(["Геометрия", ""])
    sheets["Ученики"][3][6] = "9Ж"
    with pytest.raises(Refused) as refused:
        taken(sheets, school)
    assert refused.value.verdict.code == "rows-refused"
    assert rows_of_school(school) == before


def test_refused_rows_can_be_left_out_with_what_leans_on_them() -> None:
    sheets = small_school()
    sheets["Классы"][1][1] = "семь"
    plan = plan_of(sheets)
    assert {title for title, _ in refused_rows(plan)} == {
        "Классы", "Ученики", "Родители", "Группы", "Состав групп", "Нагрузка", "Расписание",
    }  # fmt: skip
    leaning = [each for each in codes(refused_rows(plan)) if each[0] != "Классы"]
    assert {code for *_, code in leaning} == {"leans-on-refused"}
    school, result = import_new_school(
        workbook=book_of(sheets), now=NOVEMBER, source="cli", leave_out=True
    )
    assert result.plan.refused == len(leaning) + 1
    with school_scope(school.pk):
        assert [row.file_number for row in Pupil.objects.all()] == ["П-2"]
        assert set(TeachingGroup.objects.values_list("name", flat=True)) == {"1А"}


def test_an_import_that_breaks_in_the_middle_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full_disk(*args: Any, **kwargs: Any) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(models.query.QuerySet, "bulk_update", full_disk)
    with pytest.raises(OSError, match="disk full"):
        a_school_from()
    assert not School.objects.exists()
    assert not Account.objects.exists()
    with all_schools("nothing may be left of any school"):
        assert not AuditEvent.objects.exists()


def test_a_new_school_needs_its_sheet() -> None:
    with pytest.raises(Refused) as refused:
        a_school_from(small_school(Школа=None))
    assert refused.value.verdict.code == "no-school-sheet"
    assert not School.objects.exists()


def test_roles_of_a_secretarys_book_wait_for_an_administrator() -> None:
    school = a_school_from()
    sheets = small_school()
    sheets["Сотрудники"].append(["5", "Юн", "Лев", "", "м", "", "завуч", "завуч", ""])
    with school_scope(school.pk):
        secretary = replace(keeper(school), grants=(Grant(RoleCode.SECRETARY),))
        import_workbook(actor=secretary, workbook=book_of(sheets), now=NOVEMBER)
        lev = Person.objects.get(last_name="Юн")
        assert not RoleAssignment.objects.filter(person=lev).exists()
        result = taken(sheets, school)
        assert result.plan.counts[Outcome.CHANGED] == 1
        assert RoleAssignment.objects.get(person=lev).role == RoleCode.DEPUTY_HEAD.value
