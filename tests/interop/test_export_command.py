"""`zhurnal export` at the console."""

from __future__ import annotations

import io
import stat
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.interop.imports import a_school_from
from zhurnal.interop.xlsx.workbook import read_workbook

pytestmark = pytest.mark.django_db


def run(path: Path, *options: str) -> str:
    """What the command prints."""
    out = io.StringIO()
    call_command("export", str(path), *options, stdout=out, stderr=out)
    return out.getvalue()


def test_the_lists_are_written_into_a_new_file_for_its_owner_alone(tmp_path: Path) -> None:
    a_school_from()
    path = tmp_path / "school.xlsx"
    assert "личные данные" in run(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "Ученики" in [table.title for table in read_workbook(path.read_bytes()).tables]
    with pytest.raises(CommandError, match="File exists"):
        run(path)


def test_without_a_school_there_is_nothing_to_write(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Такой школы нет"):
        run(tmp_path / "school.xlsx")
    assert not list(tmp_path.iterdir())
