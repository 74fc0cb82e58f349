"""Who may put which result, and when: first the right, then the act and the window."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from zhurnal.access import policy as access
from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.roles import RoleCode
from zhurnal.assessment.act import ScaleCode
from zhurnal.kernel.verdict import ALLOWED, Refused, Verdict, refusal
from zhurnal.results.models import ResultMark
from zhurnal.results.rules.gates import Gate, gate
from zhurnal.results.rules.values import NOTHING, values_of


def write_somewhere(actor: Actor) -> Verdict:
    """Whether the actor puts results at all: the first question, before any pupil is named.

    Source: requirements §8 (period, annual, exam, final mark).
    """
    return access.may(actor, Permission.RESULTS_WRITE)


def role_for(actor: Actor, *, course_id: UUID, class_id: UUID | None) -> RoleCode | None:
    """In which role the actor puts the results of a pupil of a class in a course; None in none.

    Who is both is the subject teacher first.

    Source: R-2.4-c, R-4.4-a.
    """
    scopes = actor.scopes(Permission.RESULTS_WRITE)
    if course_id in scopes.courses:
        return RoleCode.SUBJECT_TEACHER
    return RoleCode.HOMEROOM_TEACHER if class_id in scopes.classes else None


def write_results(actor: Actor, *, course_id: UUID, class_id: UUID | None) -> Verdict:
    """Whether the actor may put the results of a pupil in a course.

    Source: R-2.4-c, R-4.4-a.
    """
    role = role_for(actor, course_id=course_id, class_id=class_id)
    return ALLOWED if role else refusal("results-not-yours")


def answer_results(actor: Actor, *, course_id: UUID) -> Verdict:
    """Whether the actor may confirm what a homeroom teacher put, or object: he teaches the course.

    Source: R-2.4-c.
    """
    mine = actor.scopes(Permission.RESULTS_WRITE).courses
    return ALLOWED if course_id in mine else refusal("results-not-yours")


def person_of(actor: Actor) -> UUID:
    """The person a result is signed with.

    Source: R-1.2-b (no mark without its author).
    """
    if actor.person_id is None:
        raise Refused(refusal("results-not-yours"))
    return actor.person_id


def value_fits(value: str, scale: ScaleCode) -> Verdict:
    """Whether a value may stand in a cell: one of the scale's, н/а, осв, or nothing.

    Source: R-2.4-d, R-2.6-e.
    """
    allowed = values_of(scale)
    if value == NOTHING or value in allowed:
        return ALLOWED
    named = [f"{allowed[0]}…{allowed[-3]}", *allowed[-2:]] if len(allowed) > 8 else allowed
    return refusal("result-not-in-scale", value=value, values=", ".join(named))


def begun(starts_on: date, *, today: date) -> Verdict:
    """Whether the term or year of a result has begun.

    Source: R-2.6-c.
    """
    return ALLOWED if starts_on <= today else refusal("term-not-begun", starts=starts_on)


def with_reason(*, value: str, proposal: str, reason: str) -> Verdict:
    """Whether a result that needs a reason has one.

    Source: R-2.6-e; school practice §9 (mark ≠ proposal).
    """
    asks = gate(value=value, proposal=proposal)
    if asks is None or reason.strip():
        return ALLOWED
    if asks is Gate.UNASSESSED:
        return refusal("unassessed-needs-reason")
    return refusal("differs-needs-reason", value=value, proposal=proposal)


def over_the_teacher(row: ResultMark | None, *, role: RoleCode | None) -> Verdict:
    """Whether a mark may be changed in a role: what the subject teacher put or confirmed stands
    against the homeroom teacher.

    Source: requirements §9.1; R-2.4-c.
    """
    teachers = {ResultMark.Standing.OWN, ResultMark.Standing.CONFIRMED}
    stands = row is not None and row.value != NOTHING and row.standing in teachers
    if stands and role is RoleCode.HOMEROOM_TEACHER:
        return refusal("teachers-mark-stands")
    return ALLOWED
