"""The demo school as a secretary's workbook: the promised sheets, real dates, the same bytes."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from io import BytesIO

import pytest
import python_calamine

from zhurnal.demo.build.school import demo_school
from zhurnal.demo.build.workbook import workbook

SHEETS = (
    "Школа Периоды Каникулы Звонки Предметы Сотрудники Классы Ученики Родители Группы "
    "Состав_групп Нагрузка Расписание Планы"
)
DIGEST = (
    "import hashlib; from zhurnal.demo.build.school import demo_school;"
    "from zhurnal.demo.build.workbook import workbook;"
    "print(hashlib.sha256(workbook(demo_school(2026))).hexdigest())"
)


@pytest.fixture(scope="module")
def content() -> bytes:
    return workbook(demo_school(2026))


def test_it_has_the_sheets_of_the_template(content: bytes) -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
    assert book.sheet_names == [name.replace("_", " ") for name in SHEETS.split()]


def test_its_dates_are_dates(content: bytes) -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
    rows = book.get_sheet_by_name("Ученики").to_python()
    assert {type(row[5]).__name__ for row in rows[1:]} == {"date"}
    assert len(rows) == 551


def test_it_is_the_same_to_the_byte_in_every_process(content: bytes) -> None:
    # Another process has another hash seed: nothing may depend on the order of a set.
    other = subprocess.run(
        [sys.executable, "-c", DIGEST], capture_output=True, text=True, check=True
    )
    assert other.stdout.strip() == hashlib.sha256(content).hexdigest()
