"""One workbook after another: schools apart, parts of the lists, and what it costs."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

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
from tests.interop.workbooks import book_of, one_sheet, small_school
from zhurnal.interop.commands.import_workbook import import_workbook
from zhurnal.interop.xlsx.row import Outcome
from zhurnal.school.models import Person, Pupil
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope

pytestmark = pytest.mark.django_db


def test_two_schools_take_the_same_workbook_apart() -> None:
    first = a_school_from()
    before = rows_of_school(first)
    sheets = small_school()
    for title in ("Сотрудники", "Ученики", "Родители"):
        for row in sheets[title][1:]:
            row[-1] = ""
    second = a_school_from(sheets)
    assert rows_of_school(first) == before
    with school_scope(second.pk):
        assert Pupil.objects.count() == 3
        ivan = Person.objects.get(first_name="Иван")
        assert account_of(ivan).login == "orlov.ii2"


def test_a_login_of_another_school_is_taken_and_nothing_more_is_said() -> None:
    a_school_from()
    plan = plan_of(small_school())
    assert [each for each in codes(refused_rows(plan)) if each[2] == "login-taken"] == [
        ("Сотрудники", 3, "login-taken"),
        ("Ученики", 4, "login-taken"),
    ]


def test_a_part_of_the_lists_can_come_alone() -> None:
    school = a_school_from()
    result = taken({"Предметы": [["предмет"], ["Геометрия"]]}, school)
    assert result.plan.counts == {Outcome.NEW: 1}


def test_the_sheet_of_staff_alone_names_an_employee_who_is_a_parent() -> None:
    school = a_school_from()
    without_patronymic, other_name = small_school(), small_school()
    without_patronymic["Родители"][3][3] = ""
    assert taken(without_patronymic, school).plan.changes == 0
    other_name["Родители"][3][1] = "Сидорова"
    assert codes(refused_rows(plan_of(other_name, school))) == [
        ("Родители", 4, "same-login-other-name")
    ]


def test_two_rows_about_one_parent_bear_one_name() -> None:
    school = a_school_from()
    sheets = small_school()
    for row in sheets["Родители"][1:3]:
        row[-1] = "orlova.vi"
    taken(sheets, school)
    sheets["Родители"][2][1] = "Ильина"
    assert codes(refused_rows(plan_of(sheets, school))) == [("Родители", 3, "same-person-differs")]


def test_what_a_sheet_does_not_tell_stays() -> None:
    school = a_school_from()
    sheets = {
        "Ученики": [["Личное дело №", "Фамилия", "Имя", "Класс"], ["П-1", "Орлов", "Иван", "7б"]]
    }
    assert taken(sheets, school).plan.counts == {Outcome.UNCHANGED: 1}


def test_an_emptied_cell_is_shown_and_written() -> None:
    school = a_school_from()
    sheets = one_sheet("Классы", ["7Б", 7, 1, "Четверти", "2", ""])
    plan = plan_of(sheets, school)
    [row] = [row for sheet in plan.sheets for row in sheet.rows if row.changes]
    [change] = row.changes
    assert (change.column, change.before, change.after) == ("Кабинет", "12", "")


def test_taking_costs_the_same_number_of_queries_for_one_pupil_and_for_thirty() -> None:
    school = a_school_from()
    assert queries_of_newcomers(school, range(10, 11)) == queries_of_newcomers(
        school, range(20, 50)
    )


def queries_of_newcomers(school: School, numbers: range) -> int:
    """How many queries it takes to enter so many pupils."""
    sheets = small_school()
    sheets["Ученики"] += [
        [f"П-{number}", f"Белов-{'а' * number}", "Пётр", "", "", "", "7Б", "", ""]
        for number in numbers
    ]
    with school_scope(school.pk), CaptureQueriesContext(connection) as queries:
        import_workbook(actor=keeper(school), workbook=book_of(sheets), now=NOVEMBER)
    return len(queries)
