"""Rows of the matrix: substitutions, changes of lessons, and who reads of them."""

from __future__ import annotations

from tests.access.matrix_words import STAFF, Row, only

OFFICE = "deputy head secretary administrator stranger"
ROWS_OF_SUBSTITUTIONS = (
    Row("timetable:substitutions", only("deputy", others=403)),
    Row("timetable:substitutions", only("deputy", status=422, others=403), method="POST", form={}),
    Row(
        "timetable:end_substitution",
        only("deputy", status=302, others=403),
        method="POST",
        args=("lesson",),
        form={"on": "2026-11-18"},
    ),
    Row(
        "timetable:undo_substitutions",
        only("deputy", status=302, others=403),
        method="POST",
        args=("act",),
        form={"on": "2026-11-18"},
    ),
    Row("timetable:lessons", only("deputy", others=403)),
    Row("timetable:change_lesson", only("deputy", others=403), args=("lesson",)),
    Row(
        "timetable:change_lesson",
        only("deputy", status=422, others=403),
        method="POST",
        args=("lesson",),
    ),
    Row(
        "timetable:end_change",
        only("deputy", status=302, others=403),
        method="POST",
        args=("lesson", "lesson_change"),
    ),
    Row("timetable:board", only(STAFF, others=403)),
    Row("timetable:wall", only(STAFF, others=403)),
    Row("timetable:pay", only(OFFICE, others=403)),
    Row("timetable:pay_book", only(OFFICE, others=403)),
)
