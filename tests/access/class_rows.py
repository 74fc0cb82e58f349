"""The rows of the permission matrix about the homeroom teacher's desk."""

from __future__ import annotations

from collections.abc import Mapping

from tests.access.matrix_words import Row, only

SEES_THE_CLASS = "head deputy homeroom"


def desk_form(name: str, *things: str, form: Mapping[str, str], status: int = 302) -> Row:
    """A form of the homeroom teacher's desk: for whoever leads the class; its readers are told."""
    answers = only("homeroom", status=status, refused="head deputy")
    return Row(f"homeroom:{name}", answers, method="POST", args=("class", *things), form=form)


ROWS_OF_A_CLASS: tuple[Row, ...] = (
    Row("homeroom:start", only("homeroom other-homeroom", status=302)),
    Row("homeroom:desk", only(SEES_THE_CLASS), args=("class",)),
    Row("homeroom:month", only(SEES_THE_CLASS), args=("class",)),
    Row("homeroom:papers", only(SEES_THE_CLASS), args=("class",)),
    Row("homeroom:paper", only(SEES_THE_CLASS), args=("class", "document")),
    Row("homeroom:scan", only(SEES_THE_CLASS), args=("class", "document")),
    Row("homeroom:pupil", only(SEES_THE_CLASS), args=("class", "pupil")),
    desk_form(
        "excuse",
        form={
            "key": "%(key)s",
            "pupil": "%(pupil)s",
            "reason": "illness",
            "first_on": "2026-11-18",
            "kind": "certificate",
        },
    ),
    desk_form(
        "event",
        form={
            "event-key": "%(key)s",
            "event-title": "Олимпиада",
            "event-number": "5",
            "event-first_on": "2026-11-20",
            "event-pupils": "%(pupil)s",
        },
    ),
    desk_form(
        "exemption",
        form={
            "exemption-key": "%(key)s",
            "exemption-pupil": "%(pupil)s",
            "exemption-first_on": "2026-11-18",
            "exemption-last_on": "2026-12-18",
        },
    ),
    desk_form("apply", "document", form={}),
    desk_form("withdraw", "document", form={"why": "не тот ученик"}),
    desk_form("withdraw_exemption", "exemption", form={"why": "не тот ученик"}),
    desk_form("reason", "pupil", form={}, status=404),
    desk_form("correct", "pupil", form={}, status=404),
)
