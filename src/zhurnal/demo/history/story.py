"""The story of one lesson: who was there, what was taught, set, marked, and when written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from zhurnal.assessment.act import Act, ScaleCode
from zhurnal.assessment.rules.scale import scale_for
from zhurnal.demo.content import table
from zhurnal.demo.history.children import Child
from zhurnal.demo.history.misses import Miss
from zhurnal.demo.history.tasks import Task, task
from zhurnal.demo.history.works import ANSWER, HOMEWORK, Kind, Marker, WorkDone, kinds

#: What the demo school has laid down: the usual rules.
_ACT = Act()
#: Subjects that the law leaves without marks.
_UNMARKED = {"ethics"}
_OWN_TASKS = {
    "mathematics": "карточка № {}, письменно",
    "russian": "карточка № {}: повторить правило, письменно",
    "foreign": "карточка № {}: слова наизусть",
}
_BEYOND_THE_PLAN = "Обобщающее повторение"


@dataclass(frozen=True, slots=True)
class Line:
    """The line of the plan that a lesson's turn has come to."""

    line_id: UUID
    topic: str
    control: str
    homework: str


@dataclass(frozen=True, slots=True)
class Held:
    """A lesson to be told of. `key` says which one in the school's words; `untidy` is the share of
    duties its teacher puts off.
    """

    key: str
    on: date
    number: int
    starts_at: datetime
    grade: int
    family: str
    turn: int
    line: Line | None
    next_on: date | None
    untidy: float
    #: The share of pupils who answer.
    asks: float
    #: Each with the mean mark to expect in this subject.
    children: Sequence[tuple[Child, float]]


@dataclass(frozen=True, slots=True)
class Story:
    """What was written about a lesson, each with its moment. `task` None is «не задано»."""

    attendance_at: datetime
    missing: tuple[tuple[Child, Miss], ...]
    topic_at: datetime
    topic: str
    line_id: UUID | None
    material: str
    homework_at: datetime
    task: Task | None
    due_on: date | None
    #: Who gets a task of their own, and which.
    own: tuple[Child, ...]
    own_task: Task | None
    works: tuple[WorkDone, ...]


def tell(lesson: Held, misses: Mapping[str, Mapping[date, Miss]], seed: int) -> Story:
    """The same story for the same lesson, whenever it is told."""
    chance = Random(f"lesson-{seed}-{lesson.key}-{lesson.on}-{lesson.number}")
    missing = tuple(
        (one, miss)
        for one, _ in lesson.children
        if (miss := misses[one.file_number].get(lesson.on)) and miss.covers(lesson.number)
    )
    attendance_at, topic_at, homework_at = _moments(lesson, chance)
    own, own_task = _own(lesson, chance)
    return Story(
        attendance_at=attendance_at,
        missing=missing,
        topic_at=topic_at,
        topic=lesson.line.topic if lesson.line else _BEYOND_THE_PLAN,
        line_id=lesson.line.line_id if lesson.line else None,
        material=_material(lesson, chance),
        homework_at=homework_at,
        task=_task(lesson),
        due_on=lesson.next_on,
        own=own,
        own_task=own_task,
        works=_works(lesson, {one.file_number for one, miss in missing if not miss.late}, chance),
    )


def _moments(lesson: Held, chance: Random) -> tuple[datetime, datetime, datetime]:
    """When attendance, topic and homework are written: mostly at the lesson, sometimes put off."""
    start = lesson.starts_at
    attendance = start + timedelta(minutes=chance.randint(3, 12), seconds=chance.randint(0, 59))
    topic = start + timedelta(minutes=chance.randint(10, 38), seconds=chance.randint(0, 59))
    homework = start + timedelta(minutes=chance.randint(30, 70), seconds=chance.randint(0, 59))
    late = [chance.random() for _ in range(3)]
    if late[0] < lesson.untidy * 0.3:
        attendance = start + timedelta(hours=chance.randint(2, 8))
    if late[1] < lesson.untidy:
        topic = start + timedelta(days=chance.randint(1, 4), hours=chance.randint(2, 6))
    if late[2] < lesson.untidy:
        homework = start + timedelta(days=chance.randint(0, 2), hours=chance.randint(3, 7))
    return attendance, topic, homework


_materials = {
    family: [words.strip() for words in line.split(";")] for family, line in table("materials.txt")
}


def _material(lesson: Held, chance: Random) -> str:
    words = _materials.get(lesson.family)
    return chance.choice(words).capitalize() if words and chance.random() < 0.6 else ""


def _task(lesson: Held) -> Task | None:
    words = lesson.line.homework if lesson.line else ""
    if not words or lesson.next_on is None:
        return None
    return task(words, grade=lesson.grade, turn=lesson.turn)


def _own(lesson: Held, chance: Random) -> tuple[tuple[Child, ...], Task | None]:
    """Now and then those for whom a subject is hard get a task of their own."""
    if chance.random() > 0.03 or lesson.family not in _OWN_TASKS or not _task(lesson):
        return (), None
    weak = tuple(one for one, mean in lesson.children if mean < 3.4)[:2]
    words = _OWN_TASKS[lesson.family].format(lesson.turn % 12 + 1)
    return weak, task(words, grade=lesson.grade, turn=lesson.turn)


_kinds = kinds()


def _works(lesson: Held, missing: set[str], chance: Random) -> tuple[WorkDone, ...]:
    scale = scale_for(_ACT, grade=lesson.grade, subject="")
    if scale.code is ScaleCode.WORDS or lesson.family in _UNMARKED:
        return ()
    present = [row for row in lesson.children if row[0].file_number not in missing]
    marker = Marker(present=present, starts_at=lesson.starts_at, chance=chance)
    kind = _kinds.get(lesson.line.control) if lesson.line else None
    done: list[WorkDone | None] = []
    if kind and lesson.line and (kind.code != ANSWER):
        done.append(_control(marker, kind, lesson.line.topic, chance))
        if kind.code == "dictation":
            done.append(_control(marker, kind, "Грамматическое задание", chance))
    if not kind or kind.share < 1:
        done.append(marker.answers(ANSWER, lesson.asks))
        if chance.random() < 0.08:
            done.append(marker.answers(HOMEWORK, 0.15))
    return tuple(work for work in done if work and work.marks)


def _control(marker: Marker, kind: Kind, title: str, chance: Random) -> WorkDone | None:
    # A quarter of small practical works is done without marks.
    if kind.code == "practical" and chance.random() < 0.25:
        return None
    return marker.control(kind, title)
