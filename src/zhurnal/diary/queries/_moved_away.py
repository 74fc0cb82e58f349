from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from zhurnal.diary.queries.own_rows import in_group_on
from zhurnal.tenancy.prepared import PreparedQuery
from zhurnal.timetable.models import Lesson


class MovedAway(NamedTuple):
    """A lesson that the timetable had on a day, and where it is now."""

    number: int
    subject: str
    to_on: date
    to_number: int


def moved_away(pupil: UUID, first: date, before: date) -> Iterator[tuple[date, MovedAway]]:
    """The lessons that orders took from the days of a span, each with the day it was on.

    Source: school practice §8.
    """
    for day, *moved in _MOVED.rows(pupil=pupil, first=first, before=before):
        yield day, MovedAway(*moved)


def _moved_rows(pupil: UUID, first: date, before: date) -> QuerySet[Any, Any]:
    return (
        Lesson.objects.filter(
            in_group_on(pupil, "moved_from_on"), moved_from_on__gte=first, moved_from_on__lt=before
        )
        .order_by("moved_from_on", "moved_from_number", "pk")
        .values_list("moved_from_on", "moved_from_number", "course__subject__name", "on", "number")
    )


_MOVED = PreparedQuery(_moved_rows, pupil=UUID, first=date, before=date)
