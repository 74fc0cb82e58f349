"""Lesson plans for tests. Call inside `school_scope(...)`."""

from __future__ import annotations

from zhurnal.curriculum.models import CoursePlan, LessonPlan, PlanLine
from zhurnal.school.models import Course


def a_plan(*courses: Course, topics: str = "", section: str = "") -> LessonPlan:
    """A draft that these courses of one parallel follow; topics divided by «; »."""
    first = courses[0]
    plan = LessonPlan.objects.create(year=first.year, subject=first.subject, grade=first.grade)
    CoursePlan.objects.bulk_create(CoursePlan(course=course, plan=plan) for course in courses)
    lines(plan, *topics.split("; "), section=section)
    return plan


def lines(plan: LessonPlan, *topics: str, section: str = "") -> list[PlanLine]:
    """Lines of a plan after those it has; a topic «к/р …» is a control work."""
    begun = plan.lines.count()
    return PlanLine.objects.bulk_create(
        PlanLine(
            plan=plan,
            number=number,
            topic=topic,
            section=section,
            work="Контрольная работа" if topic.startswith("к/р") else "",
        )
        for number, topic in enumerate(filter(None, topics), start=begun + 1)
    )
