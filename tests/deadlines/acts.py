"""How tests of deadlines enact an act and open a page."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec

from tests.cast import Cast
from tests.journal.writing import acting
from zhurnal.assessment.act import Act, WindowRules
from zhurnal.assessment.models import LocalAct
from zhurnal.deadlines.commands.reopen_page import reopen_page
from zhurnal.deadlines.entries import ReopenPage
from zhurnal.school.models import Person

SEPTEMBER = date(2026, 9, 1)


def an_act(lesson_days: int | None, *, since: date = SEPTEMBER, number: str = "112") -> LocalAct:
    """A version of the act that keeps lessons open for so many days."""
    return LocalAct.objects.create(
        order_number=number,
        order_on=since,
        in_force_from=since,
        parameters=msgspec.to_builtins(Act(windows=WindowRules(lesson_days=lesson_days))),
        enacted_at=datetime(2026, 8, 20, 5, tzinfo=UTC),
        enacted_by=uuid4(),
    )


def reopened(cast: Cast, who: Person, now: datetime, **fields: Any) -> UUID:
    """Let somebody open algebra in 7Б for Anna, by default its lesson of 11 November."""
    on = cast.lessons[0].on
    asked = {
        "course_id": cast.algebra.pk,
        "teacher_id": cast.anna.pk,
        "reason": "приказ № 88",
        "days": (on, on),
        **fields,
    }
    return reopen_page(actor=acting(who, now), entry=ReopenPage(**asked), now=now)
