"""The rows of the permission matrix about the timetable and the calendar."""

from __future__ import annotations

from tests.access.matrix_words import NOTHING_TO_BEGIN_WITH, STAFF, Row, everyone_signed_in, only

KEEPS_THE_CALENDAR = "secretary deputy"

ROWS_OF_THE_TIMETABLE: tuple[Row, ...] = (
    # --- timetable --------------------------------------------------------------------------
    Row("timetable:week", only(STAFF, others=403)),
    Row(
        "timetable:week",
        only(STAFF, others=403) | {"stranger": 404},
        query="?of=class-%(class)s",
        what="of this class",
    ),
    Row("timetable:editor", only("deputy", others=403)),
    Row(
        "timetable:editor",
        only("deputy", others=403),
        query="?own=%(class)s",
        what="of this class",
    ),
    Row(
        "timetable:places",
        only("deputy", others=403),
        query="?course=%(course)s&teacher=%(teacher_row)s",
    ),
    Row(
        "timetable:act",
        only("deputy", others=403),
        method="POST",
        json={
            "kind": "place",
            "own": "%(class)s",
            "since": "2026-11-30",
            "course": "%(course)s",
            "teacher": "%(teacher_row)s",
            "weekday": 4,
            "number": 5,
        },
    ),
    # --- calendar ---------------------------------------------------------------------------
    Row("timetable:calendar", everyone_signed_in() | dict.fromkeys(NOTHING_TO_BEGIN_WITH, 403)),
    Row(
        "timetable:calendar",
        only(KEEPS_THE_CALENDAR, others=200) | dict.fromkeys(NOTHING_TO_BEGIN_WITH, 403),
        query="?edit=day",
        what="with the form of a day",
    ),
    Row("timetable:order_days", only(KEEPS_THE_CALENDAR, status=422, others=403), method="POST"),
    Row(
        "timetable:end_days",
        only("", others=403),
        method="POST",
        what="that never were",
    ),
    Row("timetable:holiday", only(KEEPS_THE_CALENDAR, status=422, others=403), method="POST"),
    Row(
        "timetable:known_holiday",
        only(KEEPS_THE_CALENDAR, status=404, others=403),
        method="POST",
        args=("class",),
        what="that never were",
    ),
)
