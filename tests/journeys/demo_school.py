"""The demo school for the journeys: made once, kept in .cache until the sources change.

Its journal is kept up to noon of Wednesday, 18 November 2026; the journeys happen on Thursday.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from zhurnal.demo.build.calendar import school_year_of
from zhurnal.demo.build.school import demo_school
from zhurnal.demo.build.workbook import workbook

KEPT_UP_TO = "2026-11-18"
#: Thursday, 08:35 in Barnaul: Anna Petrova is five minutes before the end of algebra in 7Б.
MORNING = datetime(2026, 11, 19, 1, 35, tzinfo=UTC)


def file_of(root: Path) -> Path:
    """The database of the demo school, made by `zhurnal demo` if these sources have made none."""
    return kept(root, "school.sqlite3", open_school)


def workbook_of(root: Path) -> Path:
    """The workbook with which the secretary of the demo school begins."""
    return kept(root, "school.xlsx", write_workbook)


def kept(root: Path, name: str, make: Callable[[Path], None]) -> Path:
    """A file in the folder of these sources; what other sources made is thrown away."""
    folder = root / ".cache" / "demo" / digest(root / "src" / "zhurnal")
    if not folder.exists():
        shutil.rmtree(folder.parent, ignore_errors=True)
        folder.mkdir(parents=True)
    file = folder / name
    if not file.exists():
        with TemporaryDirectory(dir=folder) as draft:
            make(Path(draft) / name)
            (Path(draft) / name).rename(file)
    return file


def write_workbook(file: Path) -> None:
    """Write the lists of the demo school as Excel keeps them."""
    file.write_bytes(workbook(demo_school(school_year_of(date.fromisoformat(KEPT_UP_TO)))))


def open_school(file: Path) -> None:
    """Make the school as anybody would: by the command, in a database of its own."""
    elsewhere = {"DJANGO_SETTINGS_MODULE", "ZHURNAL_DATABASE_URL"}
    mine = {name: value for name, value in os.environ.items() if name not in elsewhere}
    subprocess.run(
        [sys.executable, "-m", "zhurnal", "demo", "--today", KEPT_UP_TO],
        env={**mine, "ZHURNAL_DATA": str(file.parent)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    (file.parent / "zhurnal.sqlite3").rename(file)
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode=DELETE")


def digest(sources: Path) -> str:
    """A name for what the sources and their data say; catalogues and assets do not matter here."""
    found = hashlib.sha256()
    for path in sorted(sources.rglob("*")):
        if path.suffix in {".py", ".txt"}:
            found.update(path.read_bytes())
    return found.hexdigest()[:16]


@contextmanager
def in_the_database(file: Path) -> Iterator[None]:
    """Let the database of the tests be a copy of this one, and then again what it was.

    Copying the pages back is ten times faster than emptying the tables of a whole school.
    """
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as made, closing(sqlite3.connect(":memory:")) as before:
        connection.connection.backup(before)
        made.backup(connection.connection)
        yield
        before.backup(connection.connection)
