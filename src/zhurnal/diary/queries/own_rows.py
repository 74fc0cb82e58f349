from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from zhurnal.journal.models import Mark, Work
from zhurnal.timetable.models import Lesson

#: The columns of a mark as ``DiaryMark`` takes them; behind ``own_lessons`` only.
MARK_COLUMNS = (
    "own_mark__value",
    "own_mark__work__weight",
    "own_mark__work__work_type__name",
    "own_mark__work__title",
    "own_mark__comment",
    "own_mark__corrected",
    "own_mark__due_on",
    "own_mark__done_on",
    "own_mark__work__criterion",
    "own_mark__work_id",
    "own_mark__work__retake_of_id",
)


def in_group_on(pupil_id: UUID, day: str) -> Q:
    """That the pupil was in the course's group on the day which the column ``day`` holds.

    Source: R-2.3-a; school practice §3 (membership is dated).
    """
    path = "course__group__memberships"
    return Q(
        Q(**{f"{path}__valid_before__isnull": True}) | Q(**{f"{path}__valid_before__gt": F(day)}),
        **{f"{path}__pupil": pupil_id, f"{path}__valid_from__lte": F(day)},
    )


def own_lessons(pupil_id: UUID) -> QuerySet[Any]:
    """The lessons of the groups a pupil was in, his own absence and marks joined to each.

    A lesson with two marks comes as two rows; ``own_mark__value`` is empty or None where there is
    none.
    """
    return Lesson.objects.filter(in_group_on(pupil_id, "on")).annotate(
        own_absence=FilteredRelation("absences", condition=Q(absences__pupil=pupil_id)),
        own_mark=FilteredRelation("marks", condition=Q(marks__pupil=pupil_id)),
    )


def awaited(pupil_id: UUID, column: str) -> Subquery:
    """A column of the control work of a lesson for which the pupil has no mark yet, of several the
    one whose term ends first.

    Source: R-2.6-b.
    """
    marked = Mark.objects.filter(work=OuterRef("pk"), pupil=pupil_id).exclude(value="")
    works = Work.objects.filter(
        ~Exists(marked),
        lesson=OuterRef("pk"),
        work_type__is_control=True,
        marks_due_on__isnull=False,
    )
    return Subquery(works.order_by("marks_due_on", "position").values(column)[:1])
