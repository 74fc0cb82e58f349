"""A lesson plan brought in as a table: pasted from Word, from a CSV, from an XLSX."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import Cast
from tests.plans import a_plan
from zhurnal.curriculum.models import LessonPlan, PlanLine
from zhurnal.interop.xlsx.plan_table import as_text, from_file, pasted, read_plan
from zhurnal.journal.models import LessonRecord

SignIn = Callable[..., Client]

WORD = (
    "№ п/п\tТема\tКол-во часов\tФорма контроля\tДата план\n"
    "Раздел 1. Степень (3 ч)\t\t\t\t\n"
    "1\tСтепень с показателем\t2\t\t01.09\n"
    "2\tПроверка степени\t1\tКонтрольная работа\t04.09\n"
)


@pytest.fixture
def plan(cast: Cast) -> LessonPlan:
    """The plan of algebra, two lines long; a lesson has taught the first."""
    with cast.inside():
        plan = a_plan(cast.algebra, topics="Степень с показателем; Лишнее")
        first = plan.lines.get(number=1)
        LessonRecord.objects.create(
            lesson=cast.lessons[0], school_year=2026, plan_line=first, topic="Степень, своё слово"
        )
    return plan


def test_columns_sections_and_hours_are_recognised() -> None:
    table = read_plan(pasted(WORD))
    assert [(line.section, line.topic, line.work) for line in table.lines] == [
        ("Раздел 1. Степень", "Степень с показателем", ""),
        ("Раздел 1. Степень", "Степень с показателем", ""),
        ("Раздел 1. Степень", "Проверка степени", "Контрольная работа"),
    ]
    assert ("Вид контроля", "Форма контроля") in table.found
    assert table.unknown == ("Дата план",)


def test_what_a_preview_holds_reads_back_as_the_same_lines() -> None:
    lines = read_plan(pasted(WORD)).lines
    assert read_plan(pasted(as_text(lines))).lines == lines
    bare = read_plan(pasted("Числа\nСтепень")).lines
    assert [line.topic for line in bare] == ["Числа", "Степень"]
    assert read_plan(pasted(as_text(bare))).lines == bare


def test_a_file_is_read_like_the_text() -> None:
    lines = read_plan(pasted(WORD)).lines
    semicolons = WORD.replace("\t", ";").encode("cp1251")
    assert read_plan(from_file(semicolons)).lines == lines
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("План 7 класс")
        for row, text in enumerate(WORD.splitlines()):
            for column, cell in enumerate(text.split("\t")):
                sheet.write(row, column, int(cell) if cell.isdecimal() else cell)
    assert read_plan(from_file(out.getvalue())).lines == lines


@pytest.mark.django_db
@pytest.mark.req("R-2.7-a")
def test_the_teacher_sees_each_row_and_takes_the_table_whole(
    cast: Cast, plan: LessonPlan, signed_in: SignIn, now: datetime
) -> None:
    browser, address = signed_in(cast.anna), f"/import/plan/{plan.pk}/"
    assert browser.get(address).status_code == 200
    page = browser.post(address, {"table": WORD}).text
    assert "Новых: 1, изменённых: 2, без изменений: 0, убранных: 0" in page
    assert "было: Лишнее" in page
    with cast.inside():
        assert PlanLine.objects.count() == 2
    answer = browser.post(f"{address}take/", {"table": WORD, "version": "0"})
    assert answer.status_code == 302
    with cast.inside():
        rows = PlanLine.objects.filter(removed_at__isnull=True).order_by("number")
        assert [row.topic for row in rows] == [
            "Степень с показателем", "Степень с показателем", "Проверка степени",
        ]  # fmt: skip
        record = LessonRecord.objects.get(lesson=cast.lessons[0])
        assert (record.topic, record.plan_line_id) == ("Степень, своё слово", rows[0].pk)
    late = browser.post(f"{address}take/", {"table": WORD, "version": "0"})
    assert late.status_code == 422
    assert "план изменили" in late.text


@pytest.mark.django_db
def test_what_is_wrong_is_named_and_nothing_is_taken(
    cast: Cast, plan: LessonPlan, signed_in: SignIn
) -> None:
    browser, address = signed_in(cast.anna), f"/import/plan/{plan.pk}/"
    page = browser.post(address, {"table": "№\tТема\tЧасы\n1\tЧисла\tмного\n2\t\t1\n"})
    assert page.status_code == 422
    assert "2 ячейки нужно исправить" in page.text
    assert "Записать план" not in page.text
    assert browser.post(address, {"table": " "}).status_code == 422
    noise = SimpleUploadedFile("plan.xlsx", b"PK\x03\x04 no workbook")
    assert browser.post(address, {"table": "", "book": noise}).status_code == 422


@pytest.mark.django_db
def test_others_do_not_bring_it_in(cast: Cast, plan: LessonPlan, signed_in: SignIn) -> None:
    address = f"/import/plan/{plan.pk}/"
    assert signed_in(cast.galina).get(address).status_code == 403
    assert signed_in(cast.nina, Client()).get(address).status_code == 404
