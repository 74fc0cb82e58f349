"""What the demo school's database says of its courses, lessons, pupils and plans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from zhurnal.access.models import RoleAssignment
from zhurnal.access.roles import RoleCode
from zhurnal.curriculum.models import CoursePlan, PlanLine
from zhurnal.demo.history.children import Child, child
from zhurnal.demo.history.story import Line
from zhurnal.school.models import (
    Course,
    Enrolment,
    GroupMembership,
    Person,
    SchoolYear,
    StaffMember,
    TeachingAssignment,
)
from zhurnal.timetable.models import Lesson


@dataclass(frozen=True, slots=True)
class Writer:
    """Whoever wrote a fact, as the trail names him."""

    person_id: UUID
    name: str
    signature: Mapping[str, Any]


@dataclass(slots=True)
class CourseFacts:
    """One journal page: what it is called, who sits there, which plan it follows."""

    course_id: UUID
    key: str
    subject: str
    grade: int
    weekly: float
    members: list[tuple[Child, date, date | None]]
    lines: list[Line]
    lesson_days: list[date] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LessonFacts:
    """A lesson of the year; `turn` counts the lessons of its course from 0."""

    lesson_id: UUID
    course_id: UUID
    on: date
    number: int
    starts_at: datetime
    turn: int
    teacher_id: UUID


@dataclass(frozen=True, slots=True)
class Register:
    """All of it, read once."""

    year: SchoolYear
    courses: dict[UUID, CourseFacts]
    lessons: list[LessonFacts]
    teachers: dict[UUID, Writer]
    homeroom: dict[UUID, Writer]
    children: list[Child]


def register(year: SchoolYear, seed: int) -> Register:
    """Read the school: some ten queries whatever its size."""
    children = _children(year, seed)
    courses = _courses(year, children)
    lessons = _lessons(year, courses)
    rows = StaffMember.objects.select_related("person")
    teachers = {row.pk: _writer(row.person, RoleCode.SUBJECT_TEACHER) for row in rows}
    homeroom = {
        row.class_group_id: _writer(row.person, RoleCode.HOMEROOM_TEACHER)
        for row in RoleAssignment.objects.filter(
            role=RoleCode.HOMEROOM_TEACHER, class_group__isnull=False
        ).select_related("person")
        if row.class_group_id
    }
    return Register(year, courses, lessons, teachers, homeroom, list(children.values()))


def _writer(person: Person, role: RoleCode) -> Writer:
    signature = {
        "person_id": person.pk,
        "account_id": person.account_id,
        "actor_name": person.full_name,
        "role": role.value,
        "source": "demo",
    }
    return Writer(person.pk, person.full_name, signature)


def _children(year: SchoolYear, seed: int) -> dict[UUID, Child]:
    rows = Enrolment.objects.filter(class_group__year=year).values_list(
        "pupil_id", "pupil__file_number", "class_group_id"
    )
    return {
        pupil_id: child(number, pupil_id=pupil_id, class_id=class_id, seed=seed)
        for pupil_id, number, class_id in rows
    }


def _courses(year: SchoolYear, children: dict[UUID, Child]) -> dict[UUID, CourseFacts]:
    members: dict[UUID, list[tuple[Child, date, date | None]]] = defaultdict(list)
    rows = GroupMembership.objects.filter(group__year=year).order_by("pupil__file_number")
    for group_id, pupil_id, since, before in rows.values_list(
        "group_id", "pupil_id", "valid_from", "valid_before"
    ):
        members[group_id].append((children[pupil_id], since, before))
    hours = dict(TeachingAssignment.objects.values_list("course_id", "weekly_hours"))
    plans = dict(CoursePlan.objects.values_list("course_id", "plan_id"))
    lines: dict[UUID, list[Line]] = defaultdict(list)
    standing = PlanLine.objects.filter(removed_at__isnull=True).order_by("number")
    for plan_id, line_id, topic, work, homework in standing.values_list(
        "plan_id", "pk", "topic", "work", "homework"
    ):
        lines[plan_id].append(Line(line_id, topic, work, homework))
    return {
        row.pk: CourseFacts(
            row.pk,
            f"{row.group.name} {row.subject.name}",
            row.subject.name,
            row.grade,
            float(hours.get(row.pk, 1)),
            members[row.group_id],
            lines.get(plans[row.pk], []) if row.pk in plans else [],
        )
        for row in Course.objects.filter(year=year).select_related("group", "subject")
    }


def _lessons(year: SchoolYear, courses: dict[UUID, CourseFacts]) -> list[LessonFacts]:
    rows = Lesson.objects.filter(course__year=year).order_by("starts_at", "course_id")
    found = []
    for lesson_id, course_id, on, number, starts_at, teacher_id in rows.values_list(
        "pk", "course_id", "on", "number", "starts_at", "teacher_id"
    ):
        days = courses[course_id].lesson_days
        found.append(
            LessonFacts(lesson_id, course_id, on, number, starts_at, len(days), teacher_id)
        )
        days.append(on)
    return found
