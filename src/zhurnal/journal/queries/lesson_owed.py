from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Max, Q

from zhurnal.access.actor import Actor
from zhurnal.journal.models import Homework, LessonRecord
from zhurnal.journal.rules.owed import LessonFacts, Owed, owed
from zhurnal.kernel.clock import end_of_day
from zhurnal.school.models import TeachingGroupClass
from zhurnal.timetable.models import Lesson

LastLessons = Mapping[tuple[UUID, date], datetime]


def lesson_owed(
    lessons: Collection[Lesson], *, actor: Actor, now: datetime
) -> dict[UUID, tuple[Owed, ...]]:
    """What each of these lessons owes, by lesson; a cancelled one owes nothing.

    Four queries for any number of lessons, whose ``course`` must be loaded.

    Source: R-2.3-c, R-2.5-a, R-2.7-b, R-2.8-b.
    """
    held = [lesson for lesson in lessons if lesson.state != Lesson.State.CANCELLED]
    records = {row.lesson_id: row for row in LessonRecord.objects.filter(lesson__in=held)}
    said = Homework.objects.filter(lesson__in=held, individual=False)
    with_homework = set(said.values_list("lesson_id", flat=True))
    classes = _classes({lesson.course.group_id for lesson in held})
    last = _last_lessons(held, {each for group in classes.values() for each in group})
    answer: dict[UUID, tuple[Owed, ...]] = {lesson.pk: () for lesson in lessons}
    for lesson in held:
        row = records.get(lesson.pk)
        facts = LessonFacts(
            starts_at=lesson.starts_at,
            day_ends=end_of_day(lesson.on, actor.tz),
            classes_end=_classes_end(lesson, classes[lesson.course.group_id], last),
            attendance_taken=bool(row and row.attendance_at),
            topic_written=bool(row and row.topic),
            homework_said=lesson.pk in with_homework,
        )
        answer[lesson.pk] = owed(facts, now=now)
    return answer


def _classes(groups: Collection[UUID]) -> Mapping[UUID, set[UUID]]:
    """The classes every group is drawn from."""
    classes: defaultdict[UUID, set[UUID]] = defaultdict(set)
    rows = TeachingGroupClass.objects.filter(group__in=groups)
    for group, each in rows.values_list("group_id", "class_group_id"):
        classes[group].add(each)
    return classes


def _last_lessons(held: Iterable[Lesson], classes: Collection[UUID]) -> LastLessons:
    """When the last held lesson of a class ends on a day, whichever of its groups it is of."""
    rows = (
        Lesson.objects.filter(
            ~Q(state=Lesson.State.CANCELLED),
            on__in={lesson.on for lesson in held},
            course__group__group_classes__class_group__in=classes,
        )
        .values("on", each=F("course__group__group_classes__class_group_id"))
        .annotate(end=Max("ends_at"))
        .values_list("each", "on", "end")
        .order_by()
    )
    return {(each, on): end for each, on, end in rows}


def _classes_end(lesson: Lesson, classes: Iterable[UUID], last: LastLessons) -> datetime:
    ends = (last.get((each, lesson.on)) for each in classes)
    return max([lesson.ends_at, *(end for end in ends if end is not None)])
