"""Undo: a workbook that was taken goes again as one act, whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings

from tests.interop.imports import NOVEMBER, a_school_from, keeper, rows_of_school
from tests.interop.test_any_workbook import spoiled_schools
from tests.interop.workbooks import Sheets, file_of, small_school
from zhurnal.access.actor import Actor, Grant
from zhurnal.access.roles import RoleCode
from zhurnal.accounts.models import Account, Membership
from zhurnal.audit.models import AuditEvent
from zhurnal.interop.commands.keep_upload import keep_upload
from zhurnal.interop.commands.take_upload import take_upload
from zhurnal.interop.commands.undo_import import undo_import
from zhurnal.interop.footprint import unpacked
from zhurnal.interop.models import ImportRun
from zhurnal.interop.queries.undo_obstacles import Obstacles, undo_obstacles
from zhurnal.journal.models import Absence
from zhurnal.kernel.verdict import Refused
from zhurnal.school.models import Enrolment, Person, Pupil
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope
from zhurnal.timetable.models import Lesson

pytestmark = pytest.mark.django_db


def administrator(school: School) -> Actor:
    """Whoever takes workbooks in these tests, signed in."""
    return replace(keeper(school), account_id=77, name="Лаптева М. О.")


def taken_in_browser(sheets: Sheets, school: School) -> ImportRun | None:
    """Take these sheets as the pages do; the import that is kept of it."""
    actor = administrator(school)
    keep_upload(actor=actor, name="списки.xlsx", content=file_of(sheets), now=NOVEMBER)
    take_upload(actor=actor, leave_out=True, now=NOVEMBER, progress=lambda *_: None)
    return ImportRun.objects.order_by("pk").last()


def a_run(sheets: Sheets, school: School) -> ImportRun:
    run = taken_in_browser(sheets, school)
    assert run is not None
    return run


def state_of(school: School) -> dict[str, Any]:
    """Every row of the school but what tells of the import, and everybody's way in."""
    rows = rows_of_school(school)
    for told in ("AuditEvent", "ImportRun", "WorkbookUpload"):
        rows.pop(told)
    accounts = Account.objects.order_by("pk").values_list("pk", "login", "must_change_password")
    return {**rows, "accounts": list(accounts), "members": list(Membership.objects.values_list())}


def a_larger_school() -> Sheets:
    """The small school with new people, a moved pupil, other lessons and another plan."""
    sheets = small_school()
    sheets["Сотрудники"].append(["5", "Юн", "Лев", "", "м", "", "завуч", "завуч", ""])
    sheets["Классы"].append(["7В", 7, 1, "", "5", ""])
    sheets["Классы"][1][4] = "5"
    sheets["Ученики"].append(["П-4", "Белых", "Ева", "", "ж", "", "7Б", "", ""])
    sheets["Ученики"][1][6:8] = ["7В", NOVEMBER.date()]
    sheets["Состав групп"].pop(1)
    sheets["Родители"].append(["П-4", "Белых", "Яна", "", "мать", "+7 913 000-00-00", "", ""])
    sheets["Расписание"].append(["7Б", "Алгебра", "вт", 1, "12", ""])
    sheets["Планы"][1][4] = "Натуральные числа"
    return sheets


def obstacles_of(run: ImportRun, school: School) -> Obstacles:
    return undo_obstacles(unpacked(bytes(run.footprint)), school_id=school.pk)


def test_everything_is_as_before_and_the_trail_tells_of_one_act() -> None:
    school = a_school_from()
    before = state_of(school)
    with school_scope(school.pk):
        run = a_run(a_larger_school(), school)
        assert state_of(school) != before
        assert obstacles_of(run, school).count == 0
        undo_import(actor=administrator(school), run=run, now=NOVEMBER)
    assert state_of(school) == before
    with school_scope(school.pk):
        event = AuditEvent.objects.get(event="interop.import.undone")
        assert event.before is not None
        assert event.before["changed"] > 0
        assert bytes(ImportRun.objects.get().footprint) == b""
        with pytest.raises(Refused) as refused:
            undo_import(actor=administrator(school), run=run, now=NOVEMBER)
    assert refused.value.verdict.code == "import-not-undoable"


@settings(
    max_examples=15,
    deadline=None,
    # A smaller counterexample would take minutes to find: every step opens a school.
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(sheets=spoiled_schools())
def test_whatever_was_taken_can_be_taken_back(db: None, sheets: Sheets) -> None:
    with transaction.atomic():
        school = a_school_from()
        before = state_of(school)
        with school_scope(school.pk):
            if run := taken_in_browser(sheets, school):
                undo_import(actor=administrator(school), run=run, now=NOVEMBER)
        assert state_of(school) == before
        transaction.set_rollback(True)


def test_a_pupil_with_entries_in_the_journal_stays_and_so_does_all_the_rest() -> None:
    school = a_school_from()
    with school_scope(school.pk):
        run = a_run(a_larger_school(), school)
        eva = Pupil.objects.get(file_number="П-4")
        lesson = Lesson.objects.filter(course__subject__name="Алгебра")[0]
        Absence.objects.create(
            lesson=lesson, pupil=eva, school_year=2026, fact=Absence.Fact.ABSENT,
            put_at=NOVEMBER, put_by=eva.person_id,
        )  # fmt: skip
        after = state_of(school)
        found = obstacles_of(run, school)
        assert ("Белых Ева", "пропуски: 1") in {(each.label, each.why) for each in found.shown}
        with pytest.raises(Refused) as refused:
            undo_import(actor=administrator(school), run=run, now=NOVEMBER)
        assert refused.value.verdict.code == "import-in-use"
        assert state_of(school) == after


def test_what_was_changed_since_is_not_overwritten() -> None:
    school = a_school_from()
    with school_scope(school.pk):
        run = a_run(a_larger_school(), school)
        Enrolment.objects.filter(pupil__file_number="П-4").update(valid_before=NOVEMBER.date())
        Person.objects.filter(first_name="Ева").update(last_name="Чёрных")
        found = obstacles_of(run, school)
        assert {(each.label, each.why) for each in found.shown} == {
            ("Чёрных Ева", "изменено после внесения")
        }
        assert found.count == 2


def test_an_account_that_got_a_password_is_in_use() -> None:
    school = a_school_from()
    with school_scope(school.pk):
        run = a_run(a_larger_school(), school)
        Account.objects.filter(login="belykh.e").update(temporary_before=NOVEMBER)
        assert [each.label for each in obstacles_of(run, school).shown] == ["belykh.e"]


def test_another_secretary_cannot_undo_it() -> None:
    school = a_school_from()
    with school_scope(school.pk):
        run = a_run(a_larger_school(), school)
        other = replace(administrator(school), account_id=78, grants=(Grant(RoleCode.SECRETARY),))
        with pytest.raises(Refused) as refused:
            undo_import(actor=other, run=run, now=NOVEMBER)
    assert refused.value.verdict.code == "import-of-other"


def test_a_book_that_changed_nothing_is_not_kept() -> None:
    school = a_school_from()
    with school_scope(school.pk):
        assert taken_in_browser(small_school(), school) is None
