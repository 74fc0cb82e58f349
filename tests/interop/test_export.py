"""The export: the school's workbook comes back, and taking it in changes nothing."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat
from hypothesis import HealthCheck, Phase, given, settings

from tests.interop.imports import NOVEMBER, a_school_from, keeper, rows_of_school, taken
from tests.interop.test_any_workbook import spoiled_schools
from tests.interop.workbooks import Sheets, book_of, small_school
from zhurnal.accounts.models import Account
from zhurnal.audit.models import AuditEvent
from zhurnal.interop.commands.export_workbook import export_workbook
from zhurnal.interop.commands.import_new_school import import_new_school
from zhurnal.interop.commands.import_workbook import import_workbook
from zhurnal.interop.xlsx.row import Outcome
from zhurnal.interop.xlsx.template import template
from zhurnal.interop.xlsx.workbook import Workbook, read_workbook
from zhurnal.school.models import Subject
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope

pytestmark = pytest.mark.django_db

FORMULAS = ["=1+1", "+7", "-cmd|' /C calc'!A0", "@SUM(A1)", '=HYPERLINK("http://x","y")']


def exported(school: School) -> bytes:
    """The school's workbook as a file."""
    with school_scope(school.pk):
        return export_workbook(actor=keeper(school), now=NOVEMBER)


def cells_of(content: bytes) -> dict[str, Any]:
    """The cells of every sheet of a file."""
    return {table.title: [c for _, c in table.rows] for table in read_workbook(content).tables}


def changes_of(book: Workbook, school: School) -> list[Any]:
    """The rows that taking a workbook into a school writes or refuses."""
    with school_scope(school.pk):
        result = import_workbook(actor=keeper(school), workbook=book, now=NOVEMBER, leave_out=True)
    return [
        (sheet.title, sheet.problem, row)
        for sheet in result.plan.sheets
        for row in [*sheet.rows, *([None] if sheet.problem else [])]
        if row is None or row.outcome is not Outcome.UNCHANGED
    ]


def a_copy_of(content: bytes) -> School:
    """A new school from an exported file; the logins of the first one become free for it."""
    Account.objects.update(login=Concat(Value("first-"), "login"))
    school, _ = import_new_school(workbook=read_workbook(content), now=NOVEMBER, source="cli")
    return school


def test_the_export_has_the_form_of_the_template_and_all_that_was_taken() -> None:
    content = exported(a_school_from())
    empty, full = read_workbook(template()), read_workbook(content)
    assert [table.title for table in full.tables] == [table.title for table in empty.tables]
    headers = [table.rows[0] for table in full.tables]
    assert headers == [table.rows[0] for table in empty.tables]
    cells = cells_of(content)
    assert cells["Ученики"][1] == (
        "П-2", "Орлова", "Дарья", "Ильинична", "ж", date(2019, 6, 1), "1А", date(2026, 9, 1),
        "orlova.di",
    )  # fmt: skip
    assert cells["Сотрудники"][2][7] == "секретарь, администратор"
    assert cells["Классы"][2] == ("7Б", 7.0, 1.0, "Четверти", "2", "12")
    assert cells["Периоды"][1][4] == "1, 7"
    assert cells["Школа"][5] == ("Учебный год", "2026/27")


@pytest.mark.req("R-1.3-b")
def test_taking_the_export_in_changes_nothing_and_leaves_no_event() -> None:
    school = a_school_from()
    content = exported(school)
    before = rows_of_school(school)
    assert changes_of(read_workbook(content), school) == []
    assert rows_of_school(school) == before


def test_an_empty_school_gives_the_same_cells_back() -> None:
    content = exported(a_school_from())
    assert cells_of(exported(a_copy_of(content))) == cells_of(content)


def test_whoever_moved_keeps_the_days_in_the_former_group() -> None:
    school = a_school_from()
    sheets = small_school()
    sheets["Классы"].append(["7В", 7, 1, "Четверти", "", ""])
    sheets["Ученики"][1][6:8] = ["7В", date(2026, 11, 10)]
    sheets["Состав групп"].pop(1)
    taken(sheets, school)
    content = exported(school)
    row = ("7Б англ. 1", "П-1", date(2026, 9, 1), date(2026, 11, 9))
    assert row in cells_of(content)["Состав групп"]
    assert changes_of(read_workbook(content), school) == []
    assert cells_of(exported(a_copy_of(content))) == cells_of(content)


def test_lessons_of_odd_and_even_weeks_take_turns_and_come_back() -> None:
    school = a_school_from()
    sheets = small_school()
    sheets["Расписание"][0].append("Недели")
    sheets["Расписание"][1:] = [
        ["7Б", "Алгебра", "пн", 1, "12", "", "нечётная"],
        ["7Б англ. 1", "Английский язык", "пн", 1, "5", "2", "чётная"],
    ]
    assert taken(sheets, school).plan.refused == 0
    content = exported(school)
    weeks = {cells[1]: cells[6] for cells in cells_of(content)["Расписание"] if len(cells) > 6}
    assert weeks["Алгебра"] == "нечётная"
    assert changes_of(read_workbook(content), school) == []
    assert cells_of(exported(a_copy_of(content))) == cells_of(content)


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(sheets=spoiled_schools())
def test_whatever_was_taken_comes_back(db: None, sheets: Sheets) -> None:
    with transaction.atomic():
        school = a_school_from()
        taken(sheets, school, leave_out=True)
        content = exported(school)
        assert changes_of(read_workbook(content), school) == []
        assert cells_of(exported(a_copy_of(content))) == cells_of(content)
        transaction.set_rollback(True)


def test_no_cell_of_the_export_is_a_formula() -> None:
    school = a_school_from()
    with school_scope(school.pk):
        Subject.objects.bulk_create(Subject(name=text, short_name=text[:40]) for text in FORMULAS)
    content = exported(school)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(n).decode() for n in archive.namelist() if "worksheets/sheet" in n]
    assert not any("<f>" in part or "<f " in part or "<hyperlink" in part for part in parts)
    assert {cells[0] for cells in cells_of(content)["Предметы"]} >= set(FORMULAS)
    assert changes_of(read_workbook(content), school) == []


@pytest.mark.req("R-5.4-a")
def test_the_trail_knows_who_took_the_lists_out() -> None:
    school = a_school_from()
    content = exported(school)
    with school_scope(school.pk):
        event = AuditEvent.objects.get(event="interop.workbook.exported")
    assert event.actor_name == "Командная строка"
    assert event.after is not None
    assert (event.after["bytes"], event.after["rows"]["pupil"]) == (len(content), 3)


def test_the_book_of_a_test_is_not_what_it_is_compared_with() -> None:
    assert cells_of(exported(a_school_from())) != {
        table.title: [cells for _, cells in table.rows] for table in book_of(small_school()).tables
    }
