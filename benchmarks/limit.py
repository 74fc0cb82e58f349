"""The physical limit of a page: its one necessary query, and its bytes sent by a bare server.

``T_lim = T_db + T_tx`` in milliseconds of waiting, ``C_lim`` the same in processor time. The query
is prepared, warm and indexed; the bytes come from nginx where it is installed and otherwise from
the smallest server that there is: a loop that sends a ready answer.

Source: standards §5.3.
"""

from __future__ import annotations

import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import connection

from benchmarks.browser import Browser, timed
from benchmarks.processes import cpu_ms

_ROUNDS = 400
_SERVER = """
import socket, sys
body = b"x" * int(sys.argv[1])
answer = b"HTTP/1.1 200 OK\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(body) + body
with socket.create_server(("127.0.0.1", int(sys.argv[2]))) as server:
    while True:
        peer, _ = server.accept()
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with peer:
            while peer.recv(65536):
                peer.sendall(answer)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds: waited at the median, and of processor time."""

    wall: float
    cpu: float

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.wall + other.wall, self.cpu + other.cpu)


def query(sql: str, parameters: list[Any]) -> Cost:
    """One prepared query of the database under test, rows fetched as plain tuples."""
    if connection.vendor == "postgresql":
        return _postgresql(sql, parameters)
    with closing(_sqlite()) as database:
        text = sql.replace("%s", "?")
        return _alone(lambda: database.execute(text, parameters).fetchall())


def durable_commit() -> Cost:
    """One row, committed so that it survives a power cut: nothing that saves can be faster."""
    if connection.vendor == "postgresql":
        with psycopg.connect(**_parameters(), autocommit=True) as database:
            database.execute("CREATE TABLE bench_commit (id serial PRIMARY KEY, value text)")
            insert = "INSERT INTO bench_commit (value) VALUES ('4')"
            cost = _with_backend(database, lambda: database.execute(insert, prepare=True))
            database.execute("DROP TABLE bench_commit")
            return cost
    with closing(_sqlite()) as database:
        database.execute("CREATE TABLE bench_commit (id integer PRIMARY KEY, value text)")
        cost = _alone(lambda: database.execute("INSERT INTO bench_commit (value) VALUES ('4')"))
        database.execute("DROP TABLE bench_commit")
        return cost


def sending(size: int) -> Cost:
    """The same number of bytes over a kept connection of the loopback interface."""
    with _bare_server(size) as (port, pid):
        browser = Browser(port)
        timed(lambda _: browser.get("/"), 50)
        before = cpu_ms([pid])
        times = timed(lambda _: browser.get("/"), 2000)
        return Cost(times.p50, (cpu_ms([pid]) - before) / 2000)


def _parameters() -> dict[str, Any]:
    return {
        key: value
        for key, value in connection.get_connection_params().items()
        if key in {"dbname", "host", "port", "user", "password"}
    }


def _postgresql(sql: str, parameters: list[Any]) -> Cost:
    with psycopg.connect(**_parameters(), autocommit=True) as database:
        return _with_backend(
            database, lambda: database.execute(sql, parameters, prepare=True).fetchall()
        )


def _with_backend(database: psycopg.Connection[Any], act: Callable[[], object]) -> Cost:
    """Waiting here, processor time there: the server process behind this connection."""
    timed(lambda _: act(), 50)
    before = cpu_ms([database.info.backend_pid])
    times = timed(lambda _: act(), _ROUNDS)
    return Cost(times.p50, (cpu_ms([database.info.backend_pid]) - before) / _ROUNDS)


def _sqlite() -> sqlite3.Connection:
    database = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    database.execute("PRAGMA synchronous=FULL")
    return database


def _alone(act: Callable[[], object]) -> Cost:
    timed(lambda _: act(), 50)
    before = time.process_time()
    times = timed(lambda _: act(), _ROUNDS)
    return Cost(times.p50, (time.process_time() - before) * 1000 / _ROUNDS)


@contextmanager
def _bare_server(size: int) -> Iterator[tuple[int, int]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-c", _SERVER, str(size), str(port)])
    try:
        _wait_for(port)
        yield port, server.pid
    finally:
        server.kill()
        server.wait()


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit(f"Nobody answers on port {port}.")
