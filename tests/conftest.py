"""What holds for every test: no network, no queries in templates, real databases on disk.

Which database is decided before pytest starts, by ZHURNAL_DATABASE_URL (see tools/postgresql.py).
"""

from __future__ import annotations

import ipaddress
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection, connections, transaction
from django.db.backends.base.operations import BaseDatabaseOperations
from django.template.backends.jinja2 import Template

from hatch_build import compile_catalogues
from zhurnal.audit import triggers

pytest_plugins = ["tests.fixtures"]

# A Wednesday in the middle of the second term: 12:00 in Barnaul.
NOON = datetime(2026, 11, 18, 5, 0, tzinfo=UTC)


def pytest_configure() -> None:
    """Compile the catalogues, and close the network for the whole run."""
    compile_catalogues()
    sys.addaudithook(refuse_the_network)


def refuse_the_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Let sockets reach this machine only: a test that needs the world proves nothing offline."""
    if event != "socket.connect" or not isinstance(arguments[1], tuple):
        return
    host = str(arguments[1][0])
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        raise PermissionError(f"A test tried to reach {host}.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what only PostgreSQL can show, so that a run on SQLite leaves it to the other run."""
    if connection.vendor == "postgresql":
        return
    items[:] = [item for item in items if not item.get_closest_marker("postgresql")]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file, as in a school: threads have connections of their own, and WAL is real."""
    if connection.vendor == "sqlite":
        file = tmp_path_factory.mktemp("database") / "test.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(file)


@pytest.fixture(autouse=True)
def templates_may_not_query(monkeypatch: pytest.MonkeyPatch) -> None:
    """A template shows what its page fetched; a query from within it fails the test."""
    render = Template.render

    def render_without_queries(self: Template, *args: Any, **kwargs: Any) -> str:
        with ExitStack() as stack:
            for each in connections.all():
                stack.enter_context(each.execute_wrapper(refuse_query))
            return render(self, *args, **kwargs)

    monkeypatch.setattr(Template, "render", render_without_queries)


def refuse_query(execute: Callable[..., Any], sql: str, *_: Any) -> Any:
    """Stand in the way of a statement."""
    raise AssertionError(f"A template queried the database: {sql}")


@pytest.fixture(scope="session", autouse=True)
def the_trail_may_be_emptied_between_tests() -> Iterator[None]:
    """Tests with real transactions leave rows, events among them; the flush takes all of them."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def flush_events_too(self: Any, statements: Any) -> None:
        with transaction.atomic(using=self.connection.alias):
            triggers.remove(self.connection)
            flush(self, statements)
            triggers.install(self.connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush_events_too)
        yield


@pytest.fixture
def clock() -> Any:
    """The clock of the whole process, server threads included: `clock.move_to(...)`; it runs on."""
    with time_machine.travel(NOON, tick=True) as traveller:
        yield traveller


@pytest.fixture
def now(clock: Any) -> datetime:
    """Wednesday, 18 November 2026, 12:00 in Barnaul; the process believes it too."""
    return NOON


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return Path(__file__).resolve().parent.parent
