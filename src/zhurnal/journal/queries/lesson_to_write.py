from __future__ import annotations

from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.queries.visible import visible_courses
from zhurnal.journal import policy
from zhurnal.kernel.verdict import ALLOWED, Refused, Verdict, refusal
from zhurnal.timetable.models import Lesson


def lesson_to_write(actor: Actor, lesson_id: UUID) -> Lesson:
    """The lesson an entry names, with its course, for somebody who teaches something today.

    Refused are those who write nowhere, whatever they name; for the others a lesson of a page that
    they may not open does not exist.

    Source: R-2.3-a; requirements §8 (nobody's right follows from knowing an id).
    """
    policy.write_somewhere(actor).require()
    lesson = Lesson.objects.select_related("course").filter(pk=lesson_id).first()
    if lesson is None:
        raise Refused(refusal("not-found"))
    page_exists(actor, lesson.course_id).require()
    return lesson


def page_exists(actor: Actor, course_id: UUID) -> Verdict:
    """Whether a journal page exists for the actor at all; pages that he teaches, or reads as a
    substitute, cost no query.

    Source: R-2.3-a, R-2.3-b.
    """
    mine = course_id in actor.scopes(Permission.JOURNAL_READ).courses
    if mine or visible_courses(actor).filter(pk=course_id).exists():
        return ALLOWED
    return refusal("not-found")
