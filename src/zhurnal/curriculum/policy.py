"""Who may keep, approve and depart from lesson plans."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.policy import may
from zhurnal.curriculum.models import LessonPlan
from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal


def keep_plans(actor: Actor) -> Verdict:
    """Allowed for those who keep the school's lists.

    Source: requirements §8.
    """
    return may(actor, Permission.SCHOOL_IMPORT)


def read_plans(actor: Actor) -> Verdict:
    """Allowed for whoever may open journal pages: which plans, is for ``visible_plans``.

    Source: requirements §8.
    """
    return may(actor, Permission.JOURNAL_READ)


def write_plan(actor: Actor, courses: Collection[UUID]) -> Verdict:
    """Whether the actor teaches today one of the courses that follow a plan: then he keeps it.

    Source: R-2.3-a; school practice §7.
    """
    mine = actor.scopes(Permission.CURRICULUM_WRITE).courses
    return refusal("plan-not-yours") if mine.isdisjoint(courses) else ALLOWED


def change_plan(plan: LessonPlan, *, reason: str) -> Verdict:
    """A draft changes freely, a submitted plan not at all, an approved one by a correction that
    says why.

    Source: R-2.7-a, R-2.7-e; school practice §7.
    """
    if plan.state == LessonPlan.State.SUBMITTED:
        return refusal("plan-submitted")
    if plan.state == LessonPlan.State.APPROVED and not reason.strip():
        return refusal("correction-without-reason")
    return ALLOWED


def enter_plan(state: str, *, grade: int, subject: str) -> Verdict:
    """A workbook writes into drafts only.

    Source: R-2.7-e.
    """
    if state == LessonPlan.State.DRAFT:
        return ALLOWED
    return refusal("plan-approved-already", grade=grade, subject=subject)


def submit_plan(plan: LessonPlan, *, lines: int) -> Verdict:
    """A draft with topics may be submitted.

    Source: R-2.7-e.
    """
    if plan.state != LessonPlan.State.DRAFT:
        return refusal("plan-not-draft")
    return ALLOWED if lines else refusal("plan-empty")


def approve_plans(actor: Actor) -> Verdict:
    """Allowed for deputy heads.

    Source: school practice §7 (approval: the deputy head).
    """
    return may(actor, Permission.CURRICULUM_APPROVE)


def approve_plan(plan: LessonPlan, *, order_number: str, order_on: date, today: date) -> Verdict:
    """A submitted plan is approved by an order of today or earlier.

    Source: R-2.7-e; school practice §7.
    """
    if plan.state != LessonPlan.State.SUBMITTED:
        return refusal("plan-not-submitted")
    if not order_number.strip():
        return refusal("approval-without-order")
    return refusal("approval-in-the-future", day=order_on) if order_on > today else ALLOWED


def return_plan(plan: LessonPlan, *, remark: str) -> Verdict:
    """A submitted plan is returned with a remark that says what to change.

    Source: school practice §7.
    """
    if plan.state != LessonPlan.State.SUBMITTED:
        return refusal("plan-not-submitted")
    return ALLOWED if remark.strip() else refusal("return-without-remark")


def depart(actor: Actor, course_id: UUID, *, reason: str) -> Verdict:
    """Whether the actor may let a course go another way than its plan: he teaches it today, and
    says why.

    Source: R-2.7-a (deviation is a gate with kind and reason).
    """
    if not write_plan(actor, {course_id}):
        return refusal("plan-not-yours")
    return ALLOWED if reason.strip() else refusal("deviation-without-reason")
