"""How tests of results act and write."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4

import msgspec

from tests.builders import BARNAUL, a_lesson, a_work, marks
from tests.cast import Cast
from tests.journal.writing import acting
from zhurnal.access.actor import Actor
from zhurnal.assessment.act import Act
from zhurnal.assessment.models import LocalAct
from zhurnal.journal.once import Outcome
from zhurnal.kernel.clock import at
from zhurnal.results.commands.enter import enter
from zhurnal.results.entries import AnyEntry
from zhurnal.results.models import ResultMark
from zhurnal.school.models import Person, Pupil

#: Inside the window of the second term, which ends on Tuesday, 29 December 2026.
IN_WINDOW = datetime(2026, 12, 25, 5, 0, tzinfo=UTC)
#: After the second term: its marks are closed.
AFTER = datetime(2027, 1, 12, 5, 0, tzinfo=UTC)
_decoder = msgspec.json.Decoder(AnyEntry)


def noon(day: date) -> datetime:
    """Noon of a day by the school's clock."""
    return at(day, time(12), BARNAUL).astimezone(UTC)


def body(cast: Cast, kind: str = "put_result", **fields: Any) -> dict[str, Any]:
    """An entry as a device sends it: Ivan's algebra, second term, unless said otherwise."""
    named = {
        "course": cast.algebra.pk,
        "pupil": cast.pupil_ivan.pk,
        "column": "term-2",
        "version": 0,
        **fields,
    }
    return {"kind": kind, "key": uuid4(), **named}


def entry(cast: Cast, kind: str = "put_result", **fields: Any) -> AnyEntry:
    """An entry as the door reads it."""
    read: AnyEntry = _decoder.decode(msgspec.json.encode(body(cast, kind, **fields)))
    return read


def write(cast: Cast, who: Person, now: datetime, kind: str = "put_result", **to: Any) -> Outcome:
    """Let somebody make an entry, with the rights of that day."""
    with cast.inside():
        return enter(actor=actor_of(who, now), entry=entry(cast, kind, **to), now=now)


def actor_of(who: Person, now: datetime) -> Actor:
    """A person with the rights of a day."""
    return acting(who, now)


def seven_marks(cast: Cast, pupil: Pupil, values: str = "5 4 4 4 4") -> None:
    """More marks in algebra for a pupil of 7Б, so that there are enough for a proposal of a 4."""
    lesson = a_lesson(cast.algebra, on=date(2026, 12, 1), number=1, teacher=cast.teacher_anna)
    marks(pupil, values, [a_work(lesson) for _ in values.split()])


def the_result(pupil: Pupil) -> ResultMark:
    """The only result of a pupil."""
    return ResultMark.objects.get(pupil=pupil)


def text_of(answer: Any) -> str:
    """A page as people read it: spaces that do not break are spaces."""
    text: str = answer.content.decode().replace("\u00a0", " ")
    return text


def enact(cast: Cast, act: Act, since: date = date(2026, 9, 1)) -> LocalAct:
    """Put an act in force."""
    return LocalAct.objects.create(
        order_number="45-о",
        order_on=since,
        in_force_from=since,
        parameters=msgspec.to_builtins(act, enc_hook=str),
        enacted_at=noon(since),
        enacted_by=cast.head.pk,
    )
