"""The demo school for the journeys: made once, kept in .cache until the sources change.

Its journal is kept up to noon of Wednesday, 18 November 2026; the journeys happen on Thursday.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from zhurnal.demo.cast import PASSWORD

KEPT_UP_TO = "2026-11-18"
#: Thursday, 08:35 in Barnaul: Anna Petrova is five minutes before the end of algebra in 7Б.
MORNING = datetime(2026, 11, 19, 1, 35, tzinfo=UTC)

__all__ = ["KEPT_UP_TO", "MORNING", "PASSWORD", "file_of", "put_into_the_database"]


def file_of(root: Path) -> Path:
    """The database of the demo school, made by `zhurnal demo` if these sources have made none."""
    file = root / ".cache" / "demo" / f"{digest(root / 'src' / 'zhurnal')}.sqlite3"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        for old in file.parent.iterdir():
            old.unlink()
        with TemporaryDirectory(dir=file.parent.parent) as folder:
            make(Path(folder)).rename(file)
    return file


def make(folder: Path) -> Path:
    """Make the school in a folder of its own, as anybody would."""
    settings = {"DJANGO_SETTINGS_MODULE", "ZHURNAL_DATABASE_URL"}
    mine = {name: value for name, value in os.environ.items() if name not in settings}
    subprocess.run(
        [sys.executable, "-m", "zhurnal", "demo", "--today", KEPT_UP_TO],
        env={**mine, "ZHURNAL_DATA": str(folder)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    file = folder / "zhurnal.sqlite3"
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode=DELETE")
    return file


def digest(sources: Path) -> str:
    """A name for what the sources and their data say; catalogues and assets do not matter here."""
    found = hashlib.sha256()
    for path in sorted(sources.rglob("*")):
        if path.is_file() and path.suffix in {".py", ".json", ".toml", ".txt", ".csv"}:
            if "static" not in path.parts:
                found.update(path.read_bytes())
    return found.hexdigest()[:16]


def put_into_the_database(file: Path) -> None:
    """Let the database of the tests be a copy of this one, until the test is over."""
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as made:
        made.backup(connection.connection)
