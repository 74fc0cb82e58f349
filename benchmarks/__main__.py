"""`python -m benchmarks`: every operation on the database of ZHURNAL_DATABASE_URL.

CPU is the server's and the database's processes together, per request; wall is what a browser on
the same machine waits; bytes are as sent. The limit is what the machine could do at best with one
query and the same bytes (or one durable commit), and E is its share of the processor time used.
"""

from __future__ import annotations

import os
import sys
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.journal_server import Served
    from benchmarks.operations import Operation

_LINE = "{:<34}{:>8}{:>8}{:>8}{:>9}{:>8}{:>10}{:>8}{:>7}   {}"


def main() -> None:
    """Fill a database, serve it, measure, print."""
    with tempfile.TemporaryDirectory(prefix="zhurnal-bench-") as folder:
        os.environ["ZHURNAL_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "zhurnal.config.settings"
        import django

        django.setup()
        _measure()


def _measure() -> None:
    from django.core.management import call_command
    from django.db import connection

    from benchmarks.journal_server import served
    from benchmarks.keys import keys
    from benchmarks.limit import durable_commit
    from benchmarks.lists import lists
    from benchmarks.operations import operations
    from benchmarks.place import build

    call_command("migrate", verbosity=0)
    full = build(pupils=30, lessons=45)
    small = build(pupils=5, lessons=45)
    commit = durable_commit()
    _say(f"\n{connection.vendor}: 30 pupils x 45 lessons; bare durable commit {commit.wall:.2f} ms")
    _say(_LINE.format(
        "", "CPU ms", "p50 ms", "p95 ms", "queries", "bytes", "limit CPU", "wall", "E %", "goal"
    ))  # fmt: skip
    with served() as server:
        for operation in operations(full):
            _say(_row(operation, operation.title, server))
        _say(_row(operations(small)[0], "journal page, 5 pupils", server))
        _say(_row(operations(small)[2], "diary week, class of 5", server))
        for _ in range(20):
            build(pupils=5, lessons=5)
        _say(_row(operations(full)[0], "journal page, 20 more schools", server))
        _say(_row(operations(full)[2], "diary week, 20 more schools", server))
        _say(f"resident memory of the worker: {server.worker_mb():.0f} MB (goal ≤ 150)")
        for line in keys(full, server.port):
            _say(line)
    for line in lists():
        _say(line)


def _row(operation: Operation, title: str, server: Served) -> str:
    from benchmarks.browser import Browser, timed
    from benchmarks.limit import durable_commit, query, sending
    from benchmarks.queries import queries_of
    from tests.builders import PASSWORD

    browser = Browser(server.port)
    browser.sign_in(operation.who, PASSWORD)
    answers = [operation.act(browser, n) for n in range(20)]
    before = server.cpu()
    times = timed(lambda n: answers.append(operation.act(browser, n + 20)), operation.rounds)
    cpu = (server.cpu() - before) / operation.rounds
    wrong = {answer.status for answer in answers} - {200, 302}
    if wrong or any(b'"ok":false' in answer.body for answer in answers):
        raise SystemExit(f"{title}: {wrong} {answers[-1].body[:300]!r}")
    bound = query(*operation.limit) if operation.limit else durable_commit()
    bound = bound + sending(answers[-1].sent)
    return _LINE.format(
        title,
        f"{cpu:.2f}",
        f"{times.p50:.1f}",
        f"{times.p95:.1f}",
        queries_of(operation, browser, len(answers)),
        answers[-1].sent,
        f"{bound.cpu:.2f}",
        f"{bound.wall:.2f}",
        f"{100 * bound.cpu / cpu:.0f}",
        operation.goal,
    )


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
