"""What the server has acknowledged survives its being killed in the middle of its work.

A real server on a database file of its own, two devices writing, `kill -9`, and a look into the
file: every acknowledged mark is there, with its event and its receipt, and nothing is half written.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

DEVICES = 2
#: So many acknowledged entries before the server dies; each device has more to send.
ENOUGH = 30


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The server's surroundings: SQLite in a folder of its own, as a school has it."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {
        **kept,
        "ZHURNAL_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "zhurnal.config.settings",
        "PYTHONUTF8": "1",
    }


@pytest.fixture
def school(environment: dict[str, str], root: Path) -> dict[str, Any]:
    """The school's lesson, work and pupils, and the cookie of its teacher."""
    run(["manage.py", "migrate", "--verbosity", "0"], environment, root)
    told: dict[str, Any] = json.loads(run(["-m", "tests.durability.school"], environment, root))
    return told


@pytest.fixture
def server(school: Any, environment: dict[str, str], root: Path) -> Iterator[tuple[int, int]]:
    """The port and the process group of a serving `zhurnal serve`."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        wait_for(port)
        yield port, process.pid
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=20)


def run(command: list[str], environment: dict[str, str], root: Path) -> str:
    """What one of our programs prints."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def wait_for(port: int) -> None:
    """Until the server answers."""
    for _ in range(300):
        with suppress(OSError, HTTPException), closing(HTTPConnection("127.0.0.1", port)) as link:
            link.request("GET", "/healthz")
            if link.getresponse().status == 200:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not answer")


def write_on(port: int, school: dict[str, Any], pupils: list[str], acknowledged: list[str]) -> None:
    """Put marks one after another until the server is gone; remember what it acknowledged."""
    headers = {
        "Content-Type": "application/json",
        "Cookie": f"{school['cookie']}; {school['csrf']}={'a' * 32}",
        "X-CSRFToken": "a" * 32,
    }
    with suppress(OSError, HTTPException), closing(HTTPConnection("127.0.0.1", port)) as link:
        for pupil in pupils:
            entry = {
                "kind": "put_mark",
                "key": str(uuid4()),
                "lesson": school["lesson"],
                "work": school["work"],
                "pupil": pupil,
                "value": "5",
                "version": 0,
            }
            link.request("POST", "/journal/entries/", json.dumps([entry]), headers)
            answer = json.loads(link.getresponse().read())
            assert answer[0]["ok"], answer
            acknowledged.append(entry["key"])


@pytest.mark.req("R-3.1-c")
def test_acknowledged_entries_survive_a_killed_server(
    school: dict[str, Any], server: tuple[int, int], tmp_path: Path
) -> None:
    port, group = server
    acknowledged: list[str] = []
    with ThreadPoolExecutor(DEVICES) as devices:
        jobs = [
            devices.submit(write_on, port, school, school["pupils"][each::DEVICES], acknowledged)
            for each in range(DEVICES)
        ]
        deadline = time.monotonic() + 60
        while len(acknowledged) < ENOUGH and time.monotonic() < deadline:
            time.sleep(0.001)
        os.killpg(group, signal.SIGKILL)
        for job in jobs:
            job.result(timeout=30)
    assert ENOUGH <= len(acknowledged) < len(school["pupils"]), "killed in the middle of the work"

    with closing(sqlite3.connect(tmp_path / "zhurnal.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        receipts = database.execute("SELECT key, answer FROM journal_entryreceipt").fetchall()
        marks = database.execute("SELECT id, pupil_id FROM journal_mark").fetchall()
        events = database.execute("SELECT subject_id FROM audit_auditevent").fetchall()
    assert {key.replace("-", "") for key in acknowledged} <= {key for key, _ in receipts}
    # Each entry was one transaction: as many marks as receipts, each with its event.
    assert len(receipts) == len(marks) == len(events)
    assert sorted(pk for pk, _ in marks) == sorted(subject for (subject,) in events)
    answered = {json.loads(answer)["pupil"].replace("-", "") for _, answer in receipts}
    assert answered == {pupil for _, pupil in marks}
