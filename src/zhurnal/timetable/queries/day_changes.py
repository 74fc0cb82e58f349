from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from zhurnal.school.names import NAMES, initials_name
from zhurnal.timetable.models import Lesson
from zhurnal.timetable.queries.given_lessons import STANDING, with_standing

#: A day and a number of the lesson.
Place = tuple[date, int]


class ChangedLesson(NamedTuple):
    """A lesson of a day that is not as the timetable has it.

    ``moved_to`` is where a lesson of this place is now, ``moved_from`` where the lesson that is
    here was; ``substitute`` gives it instead of ``teacher``, with a group of his own if ``merged``.
    """

    class_name: str
    lesson_id: UUID
    number: int
    group: str
    subject: str
    teacher: str
    cancelled: bool
    remote: bool
    substitute: str
    merged: bool
    moved_from: Place | None
    moved_to: Place | None


@dataclass(frozen=True, slots=True)
class DayChanges:
    """What is changed on a day, class by class in the order of classes.

    Source: school practice §8.
    """

    on: date
    classes: Sequence[tuple[str, Sequence[ChangedLesson]]]


def day_changes(on: date) -> DayChanges:
    """The changed lessons of a day; one of several classes stands with each of them. One statement.

    Source: school practice §8.
    """
    changed = Q(state=Lesson.State.CANCELLED) | Q(remote=True) | Q(moved_from_on__isnull=False)
    rows = (
        with_standing(Lesson.objects.filter(Q(on=on) | Q(moved_from_on=on)))
        .filter(changed | Q(**{f"{STANDING}__isnull": False}))
        .order_by(f"{_CLASS}__grade", f"{_CLASS}__name", "starts_at", "pk")
        .values_list(
            f"{_CLASS}__name",
            "pk",
            "on",
            "number",
            "moved_from_on",
            "moved_from_number",
            "course__group__name",
            "course__subject__name",
            "state",
            "remote",
            f"{STANDING}__merged",
            *(f"teacher__person__{name}" for name in NAMES),
            *(f"{STANDING}__teacher__person__{name}" for name in NAMES),
        )
    )
    lines = [line for row in rows for line in _lines(row, on)]
    classes = groupby(lines, key=lambda line: line.class_name)
    return DayChanges(on, [(name, sorted(own, key=_number)) for name, own in classes])


_CLASS = "course__group__group_classes__class_group"


def _number(line: ChangedLesson) -> int:
    return line.number


def _lines(row: tuple[Any, ...], on: date) -> Iterator[ChangedLesson]:
    """A lesson where it is, and where it was: a lesson moved within the day stands twice."""
    name, pk, is_on, number, was_on, was_number, group, subject, state, remote, merged = row[:11]
    teacher, substitute = initials_name(*row[11:14]), initials_name(*row[14:17])
    if is_on == on:
        yield ChangedLesson(
            class_name=name or group,
            lesson_id=pk,
            number=number,
            group=group,
            subject=subject,
            teacher=teacher,
            cancelled=state == Lesson.State.CANCELLED,
            remote=remote,
            substitute=substitute,
            merged=bool(merged),
            moved_from=None if was_on is None else (was_on, was_number),
            moved_to=None,
        )
    if was_on == on:
        yield ChangedLesson(
            name or group, pk, was_number, group, subject, teacher,
            cancelled=False, remote=False, substitute="", merged=False,
            moved_from=None, moved_to=(is_on, number),
        )  # fmt: skip
