"""The five statements of a lesson page, whatever the number of pupils."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.queries.visible import visible_courses
from zhurnal.curriculum.models import PlanLine
from zhurnal.journal.models import Absence, Homework, LessonRecord, Mark, WorkType
from zhurnal.journal.queries.group_on_day import group_on_day
from zhurnal.journal.queries.last_bell import last_bell
from zhurnal.school.models import Enrolment, TeachingGroupClass, Term
from zhurnal.timetable.models import Lesson


def lesson_row(actor: Actor, lesson_id: UUID) -> Any | None:
    """The lesson with its record, its neighbours and its term; None when it does not exist for the
    actor.

    Source: R-2.3-a, R-2.9-a, R-2.10-a.
    """
    seen = Lesson.objects.filter(course__in=visible_courses(actor))
    his = seen.filter(teacher=OuterRef("teacher"), state=Lesson.State.SCHEDULED)
    earlier = his.filter(on__lte=OuterRef("on"), starts_at__lt=OuterRef("starts_at"))
    later = his.filter(on__gte=OuterRef("on"), starts_at__gt=OuterRef("starts_at"))
    again = Lesson.objects.filter(course=OuterRef("course"), on__gt=OuterRef("on"))
    term = Term.objects.filter(scheme=OuterRef("course__scheme"), starts_on__lte=OuterRef("on"))
    term = term.order_by("-starts_on")
    return (
        seen.filter(pk=lesson_id)
        .select_related("course__subject", "course__group")
        .annotate(
            plan_line_id=F("records__plan_line_id"),
            topic=F("records__topic"),
            material=F("records__material"),
            attendance_at=F("records__attendance_at"),
            topic_version=F("records__version"),
            previous_id=Subquery(earlier.order_by("-on", "-starts_at").values("pk")[:1]),
            following_id=Subquery(later.order_by("on", "starts_at").values("pk")[:1]),
            next_day=Subquery(
                again.exclude(state=Lesson.State.CANCELLED).order_by("on").values("on")[:1]
            ),
            term_starts=Subquery(term.values("starts_on")[:1]),
            term_ends=Subquery(term.values("ends_on")[:1]),
            last_bell=last_bell(),
        )
        .first()
    )


def pupil_rows(actor: Actor, lesson: Lesson) -> QuerySet[Any, Any]:
    """The pupils of the day by name with their attendance here and at their lesson before it.

    A homeroom teacher who does not teach the course gets the pupils of his class alone.

    Source: R-2.5-d (proposed, not copied), R-2.9-a.
    """
    before = Absence.objects.filter(
        pupil=OuterRef("pupil"),
        lesson__on=lesson.on,
        lesson__starts_at__lt=lesson.starts_at,
    )
    rows = group_on_day(lesson.course.group_id, lesson.on)
    scopes = actor.scopes(Permission.JOURNAL_READ)
    if not scopes.school and lesson.course_id not in scopes.courses:
        own = Enrolment.objects.filter(
            Q(valid_before__isnull=True) | Q(valid_before__gt=lesson.on),
            class_group__in=scopes.classes,
            valid_from__lte=lesson.on,
        )
        rows = rows.filter(pupil__in=own.values("pupil"))
    return (
        rows.annotate(
            here=FilteredRelation("pupil__absences", condition=Q(pupil__absences__lesson=lesson)),
            before=Subquery(before.order_by("-lesson__starts_at").values("fact")[:1]),
        )
        .order_by("pupil__person__last_name", "pupil__person__first_name", "pupil_id")
        .values_list(
            "pupil_id",
            "pupil__person__last_name",
            "pupil__person__first_name",
            "here__fact",
            "here__minutes_late",
            "here__reason",
            "here__version",
            "before",
        )
    )


def mark_rows(lesson: Any) -> QuerySet[Any, Any]:
    """The marks of the term by pupil, value and weight, those of this lesson each with its work.

    Rows: pupil, value, weight, work and version (None and 0 at other lessons), how many.
    """
    here = Q(lesson=lesson)
    return (
        Mark.objects.filter(
            here | Q(lesson__on__gte=lesson.term_starts, lesson__on__lte=lesson.term_ends)
            if lesson.term_starts
            else here,
            lesson__course=lesson.course_id,
        )
        .order_by()
        .values_list(
            "pupil_id",
            "value",
            "work__weight",
            Case(When(here, then=F("work_id"))),
            Case(When(here, then=F("version")), default=0, output_field=IntegerField()),
        )
        .annotate(number=Count("pk"))
    )


def choice_rows(lesson: Lesson) -> QuerySet[Any, Any]:
    """What a teacher chooses from: kinds of work with the works of the lesson, lines of the plan.

    One statement, so that the page keeps within its eight. Rows: is_line, id of the work or line,
    code of the kind, its name or the topic, title of the work or usual homework, weight,
    position or number, version or 1 for a line that another lesson has used.
    """
    number = IntegerField()
    weight = Case(
        When(work__isnull=True, then=F("weight")), default=F("work__weight"), output_field=number
    )
    place = Case(When(work__isnull=True, then=0), default=F("work__position"), output_field=number)
    kinds = (
        WorkType.objects.annotate(work=FilteredRelation("works", condition=Q(works__lesson=lesson)))
        .order_by()
        .values_list(
            Value(0, number),
            "work__id",
            "code",
            "name",
            "work__title",
            weight,
            ExpressionWrapper(F("position") * 100 + place, number),
            "work__version",
        )
    )
    used = LessonRecord.objects.filter(plan_line=OuterRef("pk"), lesson__course=lesson.course_id)
    lines = (
        PlanLine.objects.filter(plan__course_plans__course=lesson.course_id)
        .order_by()
        .values_list(
            Value(1, number),
            "id",
            "work",
            "topic",
            "homework",
            Value(0, number),
            "number",
            Case(When(Exists(used.exclude(lesson=lesson)), then=1), default=0, output_field=number),
        )
    )
    return kinds.union(lines, all=True)


def homework_rows(lesson: Any) -> QuerySet[Any, Any]:
    """The homework of the lesson, each as often as it has addressees, and the common homework of
    its classes for the course's next day.

    Source: R-2.8-e (load of the class).
    """
    classes = TeachingGroupClass.objects.filter(group=lesson.course.group_id)
    groups = TeachingGroupClass.objects.filter(class_group__in=classes.values("class_group"))
    same_day = Q(due_on=lesson.next_day, course__group__in=groups.values("group"), individual=False)
    return (
        Homework.objects.filter(
            Q(lesson=lesson) | same_day if lesson.next_day else Q(lesson=lesson)
        )
        .order_by("individual", "set_at", "pk")
        .values_list(
            "pk",
            "lesson_id",
            "individual",
            "nothing_set",
            "due_on",
            "text",
            "minutes",
            "version",
            "set_at",
            "changed_at",
            "addressees__pupil_id",
        )
    )
