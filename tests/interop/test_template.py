"""The template explains itself, and what is filled into it is understood."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.interop.imports import plan_of
from tests.interop.workbooks import Sheets
from zhurnal.interop.xlsx.book import EXPLANATIONS, SHEETS
from zhurnal.interop.xlsx.cells import BadCell
from zhurnal.interop.xlsx.template import template
from zhurnal.interop.xlsx.workbook import read_workbook


def test_every_example_of_the_template_can_be_read() -> None:
    for sheet in SHEETS:
        for column in sheet.columns:
            if column.example:
                try:
                    column.read(column.example)
                except BadCell as bad:
                    pytest.fail(f"{sheet.title}, {column.title}: {bad}")


def test_the_first_sheet_explains_every_other() -> None:
    [first, *others] = read_workbook(template()).tables
    assert first.title == EXPLANATIONS
    told = {cells[0] for _, cells in first.rows}
    assert {table.title for table in others} <= told


def test_headers_carry_comments_and_lists_to_choose_from() -> None:
    with zipfile.ZipFile(io.BytesIO(template())) as archive:
        comments = "".join(
            archive.read(name).decode() for name in archive.namelist() if "/comments" in name
        )
        names = [name for name in archive.namelist() if "/worksheets/sheet" in name]
        sheets = [archive.read(name).decode() for name in names]
    assert comments.count("* обязательно") == sum(
        column.required for sheet in SHEETS for column in sheet.columns
    )
    assert sum("<dataValidation " in sheet for sheet in sheets) == 5
    assert sum('state="frozen"' in sheet for sheet in sheets) == len(sheets) - 1


@pytest.mark.django_db
def test_an_empty_template_is_nothing_to_take() -> None:
    tables: Sheets = {
        table.title: [list(cells) for _, cells in table.rows]
        for table in read_workbook(template()).tables
    }
    plan = plan_of(tables)
    assert plan.counts.total() == 0
    assert {each.problem.verdict.code for each in plan.sheets if each.problem} == {"no-year"}
