from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

#: Threads of one worker share a processor; more of them only take turns (measured: 20-25 % lost).
_THREADS = 1
_STOP_SECONDS = 10
#: How long the trail's newest events may wait for their seal.
_SEAL_SECONDS = 60
#: How old the duties on the control desk may be.
_TICK_SECONDS = 15


class Command(BaseCommand):
    help = "Serve the journal to browsers."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
        parser.add_argument("--port", type=int, default=8000, help="the port to listen on")
        parser.add_argument("--workers", type=int, default=2, help="processes, one per core")

    def handle(self, *args: Any, **options: Any) -> None:
        _require_tables()
        host, port = options["host"], options["port"]
        self.stdout.write(f"Журнал: http://{'localhost' if host == '127.0.0.1' else host}:{port}/")
        self.stdout.flush()
        server = Granian(
            "zhurnal.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=options["workers"],
            blocking_threads=_THREADS,
            workers_kill_timeout=_STOP_SECONDS,
            respawn_failed_workers=True,
            log_level=LogLevels.warning,
        )
        with _beside("seal", _SEAL_SECONDS), _beside("tick", _TICK_SECONDS):
            server.serve()


@contextmanager
def _beside(name: str, seconds: int) -> Iterator[None]:
    """Run one of our commands beside the workers again and again, so that a school needs no timer
    of its own.
    """
    command = [sys.executable, "-m", "zhurnal", name, "--every", str(seconds)]
    runner = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        runner.terminate()
        runner.wait(timeout=_STOP_SECONDS)


def _require_tables() -> None:
    """Refuse to serve a database of another version: half a table is worse than no page."""
    try:
        call_command("migrate", check_unapplied=True, verbosity=0)
    except SystemExit:
        raise CommandError(
            "The database is of another version. Make a backup, then run: zhurnal migrate"
        ) from None
    finally:
        # The workers open connections of their own.
        connections.close_all()
