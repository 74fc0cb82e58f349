from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from zhurnal.timetable.models import Substitution


def standing_substitutions(lessons: Collection[UUID]) -> dict[UUID, Substitution]:
    """The substitutions of lessons that hold, by lesson, with the people and the lessons; locked
    until the end of the transaction.

    Source: R-2.3-b.
    """
    rows = Substitution.objects.select_for_update(of=("self",)).select_related(
        "lesson__course", "lesson__teacher__person", "teacher__person"
    )
    found = rows.filter(lesson__in=lessons, ended_at__isnull=True)
    return {row.lesson_id: row for row in found}
