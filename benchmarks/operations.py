"""What is measured: each page and each write, by whom, with its goals."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.browser import Answer, Browser
from benchmarks.place import MONDAY, Place
from tests.builders import PASSWORD


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that people do. ``limit``: the one query it cannot do without; None, a commit."""

    title: str
    who: str
    act: Callable[[Browser, int], Answer]
    goal: str
    limit: tuple[str, list[Any]] | None
    rounds: int = 200


def operations(place: Place) -> list[Operation]:
    """The operations in a place, pages first."""
    pupil = place.pupils[0]
    lesson = place.lessons[-1]
    return [
        Operation(
            "journal page",
            place.teacher,
            lambda browser, _: browser.get(f"/journal/{place.course}/?term=1"),
            "≤ 5 ms CPU, ≤ 8 queries",
            _marks_of_course(place),
        ),
        Operation(
            "lesson page",
            place.teacher,
            lambda browser, _: browser.get(f"/journal/lesson/{lesson}/"),
            "",
            _marks_of_lesson(place),
        ),
        Operation(
            "diary week",
            place.parent,
            lambda browser, _: browser.get(f"/diary/{pupil}/?week={MONDAY}"),
            "≤ 4 ms CPU, ≤ 6 queries",
            _marks_of_pupil(place),
        ),
        Operation(
            "save one mark",
            place.teacher,
            lambda browser, n: browser.send("/journal/entries/", [_mark(place, n)]),
            "≤ 5 ms CPU, p50 ≤ 2 x commit",
            None,
        ),
        Operation(
            "save attendance",
            place.teacher,
            lambda browser, n: browser.send("/journal/entries/", [_attendance(place, n)]),
            "",
            None,
        ),
        Operation(
            "sign-in",
            place.teacher,
            lambda browser, _: browser.sign_in(place.teacher, PASSWORD),
            "",
            None,
            rounds=20,
        ),
    ]


def _mark(place: Place, number: int) -> dict[str, Any]:
    """The first pupil's first mark, changed again and again, each time the version seen last."""
    return {
        "kind": "put_mark",
        "key": str(uuid.uuid4()),
        "lesson": str(place.lessons[0]),
        "pupil": str(place.pupils[0]),
        "work": str(place.first_works[0]),
        "value": "45"[number % 2],
        "version": number + 1,
    }


def _attendance(place: Place, number: int) -> dict[str, Any]:
    """Two absent, the next time two others: every round has four pupils to write."""
    pairs = [[str(pupil) for pupil in place.pupils[first : first + 2]] for first in (0, 2)]
    versions = (number, max(number - 1, 0))
    return {
        "kind": "confirm_attendance",
        "key": str(uuid.uuid4()),
        "lesson": str(place.fresh),
        "absent": pairs[number % 2],
        "seen": [
            {"pupil": pupil, "version": version}
            for pair, version in zip(pairs, versions, strict=True)
            for pupil in pair
            if version
        ],
    }


def _key(value: uuid.UUID) -> Any:
    from django.db import connection

    return value.hex if connection.vendor == "sqlite" else value


def _marks_of_course(place: Place) -> tuple[str, list[Any]]:
    sql = (
        "SELECT m.pupil_id, m.work_id, m.value, m.version FROM timetable_lesson l "
        "JOIN journal_mark m ON m.lesson_id = l.id AND m.school_id = l.school_id "
        "WHERE l.course_id = %s AND l.school_id = %s"
    )
    return sql, [_key(place.course), place.school]


def _marks_of_lesson(place: Place) -> tuple[str, list[Any]]:
    sql = (
        "SELECT pupil_id, work_id, value, version FROM journal_mark "
        "WHERE lesson_id = %s AND school_id = %s"
    )
    return sql, [_key(place.lessons[-1]), place.school]


def _marks_of_pupil(place: Place) -> tuple[str, list[Any]]:
    sql = (
        "SELECT m.work_id, m.value FROM journal_mark m "
        "JOIN timetable_lesson l ON l.id = m.lesson_id AND l.school_id = m.school_id "
        'WHERE m.pupil_id = %s AND m.school_id = %s AND l."on" >= %s AND l."on" < %s'
    )
    return sql, [_key(place.pupils[0]), place.school, str(MONDAY), f"{MONDAY:%Y-%m-}25"]
