"""Teachers write their plan, a deputy head approves it, then it changes by correction."""

from __future__ import annotations

from datetime import date, datetime
from uuid import uuid4

import pytest

from tests.cast import TODAY, Cast
from tests.plans import a_plan
from zhurnal.access.actor import Actor, Grant
from zhurnal.access.roles import RoleCode
from zhurnal.audit.models import AuditEvent
from zhurnal.curriculum.commands.approve_plan import approve_plan
from zhurnal.curriculum.commands.enter_plans import enter_plans
from zhurnal.curriculum.commands.move_line import move_line
from zhurnal.curriculum.commands.open_plan import open_plan
from zhurnal.curriculum.commands.remove_line import remove_line
from zhurnal.curriculum.commands.return_plan import return_plan
from zhurnal.curriculum.commands.submit_plan import submit_plan
from zhurnal.curriculum.commands.write_line import write_line
from zhurnal.curriculum.entries import LineText, PlanLineEntry, WriteLine
from zhurnal.curriculum.models import CoursePlan, LessonPlan, PlanCorrection, PlanLine
from zhurnal.kernel.verdict import Refused
from zhurnal.school.models import Course, SchoolYear


def somebody(cast: Cast, role: RoleCode, course: Course | None = None) -> Actor:
    scope = course.pk if course else None
    return Actor(
        school_id=cast.school.pk, person_id=uuid4(), account_id=None, name="Кто-то",
        today=TODAY, grants=(Grant(role, scope),),
    )  # fmt: skip


@pytest.fixture
def anna(school_7: Cast) -> Actor:
    return somebody(school_7, RoleCode.SUBJECT_TEACHER, school_7.algebra)


@pytest.fixture
def deputy(school_7: Cast) -> Actor:
    return somebody(school_7, RoleCode.DEPUTY_HEAD)


@pytest.fixture
def plan(school_7: Cast) -> LessonPlan:
    return a_plan(school_7.algebra, topics="Числа; Степень; Корень")


def standing(plan: LessonPlan) -> list[str]:
    rows = PlanLine.objects.filter(plan=plan, removed_at__isnull=True).order_by("number")
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    return [row.topic for row in rows]


def a_line(plan: LessonPlan, topic: str) -> PlanLine:
    return PlanLine.objects.get(plan=plan, topic=topic)


def entry(plan: LessonPlan, topic: str, *, line: PlanLine | None = None,
          after: PlanLine | None = None, reason: str = "") -> WriteLine:  # fmt: skip
    return WriteLine(
        plan=plan.pk,
        line=line.pk if line else None,
        after=after.pk if after else None,
        version=line.version if line else 0,
        text=LineText(topic=topic),
        reason=reason,
    )


def test_lines_are_added_changed_moved_and_taken_out(
    anna: Actor, plan: LessonPlan, now: datetime
) -> None:
    first, second = a_line(plan, "Числа"), a_line(plan, "Степень")
    write_line(actor=anna, entry=entry(plan, "Дроби", after=first), now=now)
    write_line(actor=anna, entry=entry(plan, "Введение"), now=now)
    write_line(actor=anna, entry=entry(plan, "Степени", line=second), now=now)
    assert standing(plan) == ["Введение", "Числа", "Дроби", "Степени", "Корень"]
    assert move_line(actor=anna, line=(plan.pk, first.pk), places=-1, now=now) == 1
    assert move_line(actor=anna, line=(plan.pk, first.pk), places=-1, now=now) == 1
    first.refresh_from_db()
    remove_line(actor=anna, line=(plan.pk, first.pk), version=first.version, now=now)
    assert standing(plan) == ["Введение", "Дроби", "Степени", "Корень"]
    assert AuditEvent.objects.filter(subject_id=plan.pk).count() == 5


def test_of_two_who_write_one_line_the_second_sees_the_first(
    anna: Actor, plan: LessonPlan, now: datetime
) -> None:
    line = a_line(plan, "Степень")
    mine, hers = entry(plan, "Степени", line=line), entry(plan, "Степень числа", line=line)
    write_line(actor=anna, entry=mine, now=now)
    write_line(actor=anna, entry=mine, now=now)
    with pytest.raises(Refused) as found:
        write_line(actor=anna, entry=hers, now=now)
    assert found.value.verdict.code == "line-changed"
    assert found.value.verdict.facts["theirs"] == "Степени"
    with pytest.raises(Refused):
        remove_line(actor=anna, line=(plan.pk, line.pk), version=0, now=now)
    assert standing(plan) == ["Числа", "Степени", "Корень"]


def test_the_plan_of_a_parallel_is_kept_by_those_who_teach_it(
    school_7: Cast, plan: LessonPlan, deputy: Actor, now: datetime
) -> None:
    stranger = somebody(school_7, RoleCode.SUBJECT_TEACHER, school_7.russian)
    with pytest.raises(Refused) as found:
        write_line(actor=stranger, entry=entry(plan, "Чужое"), now=now)
    assert found.value.verdict.code == "plan-unknown"
    with pytest.raises(Refused) as found:
        write_line(actor=deputy, entry=entry(plan, "Чужое"), now=now)
    assert found.value.verdict.code == "plan-not-yours"


def test_a_course_without_a_plan_begins_one_for_its_parallel(school_7: Cast, now: datetime) -> None:
    boris = somebody(school_7, RoleCode.SUBJECT_TEACHER, school_7.english_one)
    plan = open_plan(actor=boris, course_id=school_7.english_one.pk, now=now)
    followers = CoursePlan.objects.filter(plan=plan).values_list("course_id", flat=True)
    assert set(followers) == {school_7.english_one.pk, school_7.english_two.pk}
    with pytest.raises(Refused):
        open_plan(actor=boris, course_id=school_7.english_one.pk, now=now)


@pytest.mark.req("R-2.7-e")
def test_a_plan_is_submitted_returned_and_approved(
    anna: Actor, deputy: Actor, plan: LessonPlan, now: datetime
) -> None:
    with pytest.raises(Refused):
        approve_plan(actor=deputy, plan_id=plan.pk, order_number="1", order_on=TODAY, now=now)
    submit_plan(actor=anna, plan_id=plan.pk, now=now)
    with pytest.raises(Refused) as found:
        write_line(actor=anna, entry=entry(plan, "Ещё"), now=now)
    assert found.value.verdict.code == "plan-submitted"
    with pytest.raises(Refused):
        return_plan(actor=deputy, plan_id=plan.pk, remark=" ", now=now)
    return_plan(actor=deputy, plan_id=plan.pk, remark="Нет контрольных", now=now)
    plan.refresh_from_db()
    assert (plan.state, plan.remark) == ("draft", "Нет контрольных")
    submit_plan(actor=anna, plan_id=plan.pk, now=now)
    with pytest.raises(Refused):
        approve_plan(actor=anna, plan_id=plan.pk, order_number="1", order_on=TODAY, now=now)
    late = date(2026, 12, 1)
    with pytest.raises(Refused):
        approve_plan(actor=deputy, plan_id=plan.pk, order_number="1", order_on=late, now=now)
    approve_plan(actor=deputy, plan_id=plan.pk, order_number="87", order_on=TODAY, now=now)
    plan.refresh_from_db()
    assert (plan.state, plan.order_number, plan.order_on) == ("approved", "87", TODAY)


@pytest.mark.req("R-2.7-a")
def test_an_approved_plan_changes_by_a_correction_with_its_reason(
    school_7: Cast, anna: Actor, deputy: Actor, plan: LessonPlan, now: datetime
) -> None:
    submit_plan(actor=anna, plan_id=plan.pk, now=now)
    approve_plan(actor=deputy, plan_id=plan.pk, order_number="87", order_on=TODAY, now=now)
    line = a_line(plan, "Степень")
    with pytest.raises(Refused) as found:
        write_line(actor=anna, entry=entry(plan, "Степени", line=line), now=now)
    assert found.value.verdict.code == "correction-without-reason"
    write_line(actor=anna, entry=entry(plan, "Степени", line=line, reason="учебник"), now=now)
    line.refresh_from_db()
    remove_line(
        actor=anna, line=(plan.pk, line.pk), version=line.version, reason="карантин", now=now
    )
    told = PlanCorrection.objects.order_by("pk").values_list("number", "was", "became", "reason")
    assert list(told) == [(2, "Степень", "Степени", "учебник"), (2, "Степени", "", "карантин")]

    secretary = somebody(school_7, RoleCode.SECRETARY)
    other = [PlanLineEntry(grade=7, subject="Алгебра", number=1, topic="Иное")]
    with pytest.raises(Refused) as found:
        enter_plans(actor=secretary, year=SchoolYear.objects.get(), entries=other, now=now)
    assert found.value.verdict.code == "plan-approved-already"
