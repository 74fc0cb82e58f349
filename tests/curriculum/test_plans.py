"""Lesson plans: written line by line, told of as a whole, followed by the courses of a grade."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.cast import Cast
from zhurnal.access.actor import Actor, Grant
from zhurnal.access.roles import RoleCode
from zhurnal.audit.models import AuditEvent
from zhurnal.curriculum.commands.enter_plans import enter_plans
from zhurnal.curriculum.commands.follow_plans import follow_plans
from zhurnal.curriculum.entries import PlanLineEntry
from zhurnal.curriculum.models import CoursePlan
from zhurnal.curriculum.queries.plan_lists import listed_plan_lines
from zhurnal.kernel.verdict import Refused
from zhurnal.school.models import SchoolYear


def an_actor(cast: Cast, role: RoleCode) -> Actor:
    return Actor(
        school_id=cast.school.pk, person_id=None, account_id=None, name="Кто-то",
        today=date(2026, 11, 18), grants=(Grant(role),),
    )  # fmt: skip


def lines(cast: Cast, *topics: str) -> list[PlanLineEntry]:
    """A plan of algebra for the seventh grade."""
    return [
        PlanLineEntry(grade=7, subject=cast.algebra.subject.name, number=number, topic=topic)
        for number, topic in enumerate(topics, start=1)
    ]


@pytest.fixture
def year(school_7: Cast) -> SchoolYear:
    return SchoolYear.objects.get()


def test_a_plan_is_entered_once_and_told_of_as_a_whole(
    school_7: Cast, year: SchoolYear, now: datetime
) -> None:
    secretary = an_actor(school_7, RoleCode.SECRETARY)
    plan = lines(school_7, "Числа", "Степень")
    assert enter_plans(actor=secretary, year=year, entries=plan, now=now) == 2
    assert list(listed_plan_lines(year).values()) == plan
    assert enter_plans(actor=secretary, year=year, entries=plan, now=now) == 0
    [event] = AuditEvent.objects.filter(subject_type="lesson-plan")
    assert event.after is not None
    assert event.after["lines"]["2"]["topic"] == "Степень"

    changed = lines(school_7, "Числа", "Степени")
    assert enter_plans(actor=secretary, year=year, entries=changed, now=now) == 1
    event = AuditEvent.objects.filter(subject_type="lesson-plan").latest("id")
    assert event.event == "curriculum.plan.changed"
    assert event.before == {"2": {"topic": "Степень"}}
    assert event.after is not None
    assert event.after["lines"] == {"2": {"topic": "Степени"}}


def test_the_courses_of_a_grade_follow_its_plan_unless_they_follow_another(
    school_7: Cast, year: SchoolYear, now: datetime
) -> None:
    secretary = an_actor(school_7, RoleCode.SECRETARY)
    enter_plans(actor=secretary, year=year, entries=lines(school_7, "Числа"), now=now)
    assert follow_plans(actor=secretary, year=year, now=now) == 1
    assert CoursePlan.objects.get().course == school_7.algebra
    assert follow_plans(actor=secretary, year=year, now=now) == 0


def test_others_do_not_keep_the_plans(school_7: Cast, year: SchoolYear, now: datetime) -> None:
    head = an_actor(school_7, RoleCode.HEAD)
    with pytest.raises(Refused):
        enter_plans(actor=head, year=year, entries=lines(school_7, "Числа"), now=now)
    with pytest.raises(Refused):
        follow_plans(actor=head, year=year, now=now)
