from __future__ import annotations

from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.access.queries.visible import visible_courses
from zhurnal.school.models import Course


def course_head(actor: Actor, course_id: UUID) -> Course | None:
    """A course with subject, group and year; None when it does not exist for the actor.

    Source: R-2.3-a, R-2.9-a, R-2.10-a.
    """
    courses = visible_courses(actor).select_related("subject", "group", "year")
    return courses.filter(pk=course_id).first()
