"""`zhurnal import` at the console: what it prints, and how it ends."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.interop.imports import a_school_from
from tests.interop.workbooks import Sheets, file_of, small_school
from zhurnal.school.models import Pupil
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope

pytestmark = pytest.mark.django_db


def run(path: Path, *options: str) -> str:
    """What the command prints."""
    out = io.StringIO()
    call_command("import", str(path), *options, stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The small school as a file."""
    return written(tmp_path, small_school())


def written(folder: Path, sheets: Sheets) -> Path:
    path = folder / "school.xlsx"
    path.write_bytes(file_of(sheets))
    return path


def bad_school() -> Sheets:
    sheets = small_school()
    sheets["Ученики"][1][6] = "9Ж"
    return sheets


def test_an_empty_installation_gets_its_first_school(book: Path) -> None:
    said = run(book, "--yes")
    assert "Открыта школа" in said
    assert "[15/16] Уроки на год" in said
    assert "zhurnal password" in said
    school = School.objects.get()
    with school_scope(school.pk):
        assert Pupil.objects.count() == 3
    assert "Внесено строк: 0" in run(book, "--school", str(school.pk))


def test_refused_rows_end_with_one_and_save_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, bad_school())
    with pytest.raises(CommandError, match="нельзя внести: 3") as ended:
        run(path, "--yes")
    assert ended.value.returncode == 1
    assert not School.objects.exists()
    assert "Внесено строк: 30" in run(path, "--yes", "--leave-out")


def test_without_a_yes_nothing_is_written(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(CommandError, match=r"Ничего не сохранено\.") as ended:
        run(book)
    assert ended.value.returncode == 3
    assert not School.objects.exists()


def test_with_several_schools_one_must_be_named(book: Path) -> None:
    first = a_school_from()
    sheets = small_school()
    for title in ("Сотрудники", "Ученики", "Родители"):
        for row in sheets[title][1:]:
            row[-1] = ""
    a_school_from(sheets)
    with pytest.raises(CommandError, match="--school"):
        run(book, "--yes")
    with pytest.raises(CommandError, match="Такой школы нет"):
        run(book, "--yes", "--school", str(first.pk + 100))
    assert "Внесено строк: 0" in run(book, "--yes", "--school", str(first.pk))


def test_what_is_no_workbook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "school.xlsx"
    with pytest.raises(CommandError, match="No such file"):
        run(path)
    path.write_bytes(b"\xff\xd8\xff\0\0")
    with pytest.raises(CommandError, match="Это не книга Excel"):
        run(path)
