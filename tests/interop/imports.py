"""Imports for tests: a school opened from a workbook, and what is said of another workbook."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.apps import apps

from tests.interop.workbooks import Sheets, book_of, small_school
from zhurnal.access.actor import Actor
from zhurnal.access.console import console_actor
from zhurnal.accounts.models import Account
from zhurnal.interop.commands.import_new_school import import_new_school
from zhurnal.interop.commands.import_workbook import ImportResult, import_workbook
from zhurnal.interop.queries.import_plan import import_plan
from zhurnal.interop.xlsx.plan import ImportPlan
from zhurnal.interop.xlsx.row import Outcome, RowVerdict
from zhurnal.school.models import Person
from zhurnal.tenancy.models import School, TenantModel
from zhurnal.tenancy.scope import school_scope

AUGUST = datetime(2026, 8, 25, 5, 0, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 18, 5, 0, tzinfo=UTC)


def a_school_from(sheets: Sheets | None = None) -> School:
    """A school opened in August from these sheets, or from the small school's."""
    school, _ = import_new_school(
        workbook=book_of(sheets or small_school()), now=AUGUST, source="cli"
    )
    return school


def keeper(school: School, now: datetime = NOVEMBER) -> Actor:
    """The administrator at the school's console."""
    return console_actor(school, now=now, source="cli")


def plan_of(sheets: Sheets, school: School | None = None) -> ImportPlan:
    """What taking these sheets would do, into a school or into a new one."""
    if school is None:
        return import_plan(book_of(sheets), actor=None)
    with school_scope(school.pk):
        return import_plan(book_of(sheets), actor=keeper(school))


def taken(
    sheets: Sheets, school: School, *, now: datetime = NOVEMBER, leave_out: bool = False
) -> ImportResult:
    """Take these sheets into a school."""
    with school_scope(school.pk):
        return import_workbook(
            actor=keeper(school, now), workbook=book_of(sheets), now=now, leave_out=leave_out
        )


def refused_rows(plan: ImportPlan) -> list[tuple[str, RowVerdict]]:
    """The refused rows with the titles of their sheets."""
    return [
        (sheet.title, row)
        for sheet in plan.sheets
        for row in sheet.rows
        if row.outcome is Outcome.REFUSED
    ]


def codes(rows: Iterable[tuple[str, RowVerdict]]) -> list[tuple[str, int, str]]:
    """Sheet, row and first reason of each."""
    return [(title, row.number, row.reasons[0].verdict.code) for title, row in rows]


def rows_of_school(school: School) -> dict[str, list[Any]]:
    """Every row of every table of a school."""
    with school_scope(school.pk):
        return {
            model.__name__: sorted(map(str, model.objects.values_list()))
            for model in apps.get_models()
            if issubclass(model, TenantModel) and model._meta.app_label != "trials"
        }


def account_of(person: Person) -> Account:
    """The account of somebody who has one."""
    assert person.account_id is not None
    return Account.objects.get(pk=person.account_id)
