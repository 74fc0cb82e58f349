from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db.utils import ConnectionHandler

from zhurnal.config.database import database


def test_without_an_address_the_data_lie_in_a_file_of_the_data_folder(tmp_path: Path) -> None:
    settings = database("", tmp_path)
    assert settings["ENGINE"] == "zhurnal.tenancy.backends.sqlite"
    assert settings["NAME"] == str(tmp_path / "zhurnal.sqlite3")


def test_a_sqlite_address_names_a_file(tmp_path: Path) -> None:
    assert database("sqlite:////srv/zhurnal/a%20b.sqlite3", tmp_path)["NAME"] == (
        "/srv/zhurnal/a b.sqlite3"
    )
    assert database("sqlite:///var/a.sqlite3", tmp_path)["NAME"] == "var/a.sqlite3"


def test_a_postgresql_address_is_read_as_libpq_reads_it(tmp_path: Path) -> None:
    settings = database(
        "postgresql://anna:p%40ss@db.example:6543/zhurnal?sslmode=require", tmp_path
    )
    assert settings["ENGINE"] == "zhurnal.tenancy.backends.postgresql"
    assert (settings["USER"], settings["PASSWORD"]) == ("anna", "p@ss")
    assert (settings["HOST"], settings["PORT"]) == ("db.example", "6543")
    assert (settings["NAME"], settings["OPTIONS"]) == ("zhurnal", {"sslmode": "require"})
    socket = database("postgres://postgres:@/postgres?host=/run/pg", tmp_path)
    assert (socket["HOST"], socket["PORT"]) == ("/run/pg", "")


@pytest.mark.parametrize(
    "address",
    [
        "mysql://localhost/zhurnal",
        "zhurnal.sqlite3",
        "sqlite://zhurnal.sqlite3",
        "sqlite:///",
        "postgresql://localhost/zhurnal?sslmod=require",
    ],
)
def test_an_address_that_means_nothing_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"sqlite|ZHURNAL_DATABASE_URL"):
        database(address, tmp_path)


@pytest.mark.django_db
def test_sqlite_keeps_every_acknowledged_write_and_checks_keys(tmp_path: Path) -> None:
    connection: Any = ConnectionHandler({"default": database("", tmp_path)})["default"]
    with connection.cursor() as cursor:
        answers = [
            cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert answers == ["wal", 2, 1, 20_000]
    assert connection.transaction_mode == "IMMEDIATE"
    connection.close()
