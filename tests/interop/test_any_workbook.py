"""Whatever stands in one cell: the workbook is taken whole and for good, or nothing is saved."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.interop.imports import a_school_from, plan_of, refused_rows, rows_of_school, taken
from tests.interop.workbooks import Sheets, small_school
from zhurnal.interop.xlsx.row import Outcome
from zhurnal.kernel.verdict import Refused
from zhurnal.tenancy.models import School

pytestmark = pytest.mark.django_db

CELLS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30),
    st.integers(-5, 3000),
    st.floats(0, 50_000),
    st.dates(date(1990, 1, 1), date(2035, 1, 1)),
    st.sampled_from(
        ["7Б", "7б", "1А", "П-1", "П-3", "petrova", "titov.g", "2", "мать", "Алгебра", "пн", "1-9",
         "Четверти", "7Б англ. 1", "", "2026/27", "08:50", "  ", time(8, 50).isoformat()]
    ),
)  # fmt: skip


@st.composite
def spoiled_schools(draw: st.DrawFn) -> Sheets:
    """The small school with one or two cells rewritten, headers included."""
    sheets = small_school()
    for _ in range(draw(st.integers(1, 2))):
        rows = sheets[draw(st.sampled_from(sorted(sheets)))]
        row = rows[draw(st.integers(0, len(rows) - 1))]
        row[draw(st.integers(0, len(row) - 1))] = draw(CELLS)
    return sheets


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sheets=spoiled_schools())
def test_a_workbook_is_taken_whole_or_not_at_all(db: None, sheets: Sheets) -> None:
    with transaction.atomic():
        taken_or_refused(a_school_from(), sheets)
        transaction.set_rollback(True)


def taken_or_refused(school: School, sheets: Sheets) -> None:
    """Take the sheets and look at what became of the school."""
    before = rows_of_school(school)
    plan = plan_of(sheets, school)
    assert all(str(reason) for _, row in refused_rows(plan) for reason in row.reasons)
    if plan.refused:
        with pytest.raises(Refused):
            taken(sheets, school)
        assert rows_of_school(school) == before
    else:
        assert taken(sheets, school).plan.counts == plan.counts
    after = taken(sheets, school, leave_out=True)
    again = taken(sheets, school, leave_out=True)
    assert again.plan.changes == 0, [
        (sheet.title, row) for sheet in again.plan.sheets for row in sheet.rows
        if row.outcome in {Outcome.NEW, Outcome.CHANGED}
    ]  # fmt: skip
    assert again.plan.refused == after.plan.refused


def test_the_property_sees_a_difference() -> None:
    school = a_school_from()
    sheets: dict[str, list[list[Any]]] = {"Предметы": [["Предмет"], ["Физика"]]}
    before = rows_of_school(school)
    taken(sheets, school)
    assert rows_of_school(school) != before
