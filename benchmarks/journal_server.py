"""The real server, started by the command of the README, with one worker."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection

from benchmarks.processes import cpu_ms, resident_mb, tree


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: its port, and the processes whose time a request costs."""

    port: int
    pid: int

    def cpu(self) -> float:
        """Milliseconds used so far by the server and by the database behind it."""
        return cpu_ms(tree(self.pid)) + cpu_ms(_database())

    def worker_mb(self) -> float:
        """Resident memory of the largest process: the worker."""
        return max(resident_mb(pid) for pid in tree(self.pid))


@contextmanager
def served() -> Iterator[Served]:
    """`zhurnal serve` on a free port, stopped at the end."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "zhurnal", "serve", "--workers", "1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ)
    try:
        _wait_for(port)
        yield Served(port, process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


def _wait_for(port: int) -> None:
    for _ in range(400):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit("The server did not start.")


def _database() -> list[int]:
    """PostgreSQL's processes: the postmaster keeps the time of those that have ended."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_read_file('postmaster.pid')")
        return tree(int(cursor.fetchone()[0].split()[0]))
