from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.deadlines import policy
from zhurnal.deadlines.queries.lesson_window import lesson_window
from zhurnal.kernel.verdict import Verdict


def open_for(actor: Actor, *, course_id: UUID, on: date, now: datetime) -> Verdict:
    """Whether the entries of a course's lessons of a day are open for a person now.

    Says nothing about his right to write there. No statement for today, one for a day gone by.

    Source: R-2.10-d.
    """
    return policy.write_in_time(lesson_window(actor, course_id=course_id, on=on), now=now)
