"""A course's plan against what was taught: figures, forecast, departures with their reasons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders import a_class, a_course, a_lesson
from tests.cast import TODAY, Cast
from tests.plans import a_plan, lines
from zhurnal.access.actor import Actor, Grant
from zhurnal.access.roles import RoleCode
from zhurnal.curriculum.entries import LeaveOut
from zhurnal.curriculum.models import Deviation, LessonPlan, PlanLine
from zhurnal.curriculum.rules.fulfilment import Fulfilment
from zhurnal.journal.commands.end_departure import end_departure
from zhurnal.journal.commands.leave_out_lines import leave_out_lines
from zhurnal.journal.commands.write_topic import write_topic
from zhurnal.journal.entries import WriteTopic
from zhurnal.journal.models import LessonRecord
from zhurnal.journal.queries.fulfilment import fulfilment
from zhurnal.journal.queries.my_lessons import lessons_of_days
from zhurnal.journal.queries.plan_fact import plan_fact
from zhurnal.kernel.verdict import Refused
from zhurnal.timetable.models import Lesson

pytestmark = pytest.mark.django_db
TOPICS = "Числа; Дроби; Степень; Степень числа; к/р Степень; Корень"
SignIn = Callable[..., Client]


@pytest.fixture
def plan(cast: Cast) -> LessonPlan:
    """Six lines; three lessons are over (the second cancelled), two are ahead."""
    with cast.inside():
        plan = a_plan(cast.algebra, topics=TOPICS)
        Lesson.objects.filter(pk=cast.lessons[1].pk).update(state=Lesson.State.CANCELLED)
        taught(cast.lessons[0], plan.lines.get(number=1))
        for day in (23, 25):
            a_lesson(cast.algebra, on=TODAY.replace(day=day), number=2)
    return plan


def taught(lesson: Lesson, line: PlanLine | None, topic: str = "") -> None:
    LessonRecord.objects.create(
        lesson=lesson, school_year=2026, plan_line=line, topic=topic or (line.topic if line else "")
    )


def anna(cast: Cast) -> Actor:
    return Actor(
        school_id=cast.school.pk, person_id=cast.anna.pk, account_id=None, name="Анна",
        today=TODAY, grants=(Grant(RoleCode.SUBJECT_TEACHER, cast.algebra.pk),),
    )  # fmt: skip


def together(cast: Cast, line: str, into: str) -> LeaveOut:
    ids = dict(PlanLine.objects.values_list("topic", "pk"))
    return LeaveOut(course=cast.algebra.pk, lines=((ids[line], ids[into]),), reason="карантин")


def figures(cast: Cast, now: datetime) -> Fulfilment:
    """The figures of Anna's course, the same on its page, in the account and in its total."""
    page = plan_fact(cast.algebra.pk, actor=anna(cast), now=now)
    assert page is not None
    account = fulfilment(anna(cast), now=now)
    [course] = account.teachers[0].courses
    assert course.figures == page.figures
    assert account.total.shortage == page.figures.shortage
    return page.figures


@pytest.mark.req("R-1.5-a")
def test_the_page_and_the_account_give_the_same_figures(
    cast: Cast, plan: LessonPlan, now: datetime
) -> None:
    with cast.inside():
        told = figures(cast, now)
        assert (told.curriculum, told.plan, told.due, told.given) == (102, 6, 3, 1)
        assert (told.cancelled, told.untold, told.passed) == (1, 1, 1)
        assert (told.lines_left, told.lessons_left, told.shortage) == (5, 2, 3)
        entry = together(cast, "Степень числа", "Степень")
        leave_out_lines(actor=anna(cast), entry=entry, now=now)
        assert figures(cast, now).shortage == 2


@pytest.mark.req("R-2.7-a")
def test_topics_put_together_are_written_by_one_lesson_and_both_passed(
    cast: Cast, plan: LessonPlan, now: datetime
) -> None:
    with cast.inside():
        actor, entry = anna(cast), together(cast, "Дроби", "Степень")
        assert [each.planned for each in lessons_of_days(actor, TODAY, TODAY, now=now)] == ["Дроби"]
        leave_out_lines(actor=actor, entry=entry, now=now)
        assert [each.planned for each in lessons_of_days(actor, TODAY, TODAY, now=now)] == [
            "Степень"
        ]
        line = PlanLine.objects.get(topic="Степень")
        told = WriteTopic(
            key=uuid4(), lesson=cast.lessons[2].pk, plan_line=line.pk, topic="", material="",
            version=0,
        )  # fmt: skip
        assert write_topic(actor=actor, entry=told, now=now).topic == "Степень. Дроби"
        page = plan_fact(cast.algebra.pk, actor=actor, now=now)
        assert page is not None
        assert [line.topic for line in page.lines if line.taught_on] == [
            "Числа", "Дроби", "Степень",
        ]  # fmt: skip
        assert page.figures.passed == 3
        assert page.figures.compressed
        with pytest.raises(Refused):
            leave_out_lines(actor=actor, entry=together(cast, "Степень", "Корень"), now=now)


def test_a_departure_wants_a_reason_a_neighbour_and_somebody_who_teaches_it(
    cast: Cast, plan: LessonPlan, now: datetime
) -> None:
    with cast.inside():
        actor = anna(cast)
        silent = LeaveOut(course=cast.algebra.pk, lines=((plan.lines.get(number=2).pk, None),),
                          reason=" ")  # fmt: skip
        with pytest.raises(Refused):
            leave_out_lines(actor=actor, entry=silent, now=now)
        with pytest.raises(Refused):
            leave_out_lines(actor=actor, entry=together(cast, "Числа", "Дроби"), now=now)
        PlanLine.objects.filter(topic="Корень").update(section="Другой")
        with pytest.raises(Refused):
            leave_out_lines(actor=actor, entry=together(cast, "Дроби", "Корень"), now=now)
        act = leave_out_lines(actor=actor, entry=together(cast, "Дроби", "Степень"), now=now)
        with pytest.raises(Refused):
            leave_out_lines(actor=actor, entry=together(cast, "Дроби", "Степень"), now=now)
        assert end_departure(actor=actor, course_id=cast.algebra.pk, act=act, now=now) == 1
        with pytest.raises(Refused):
            end_departure(actor=actor, course_id=cast.algebra.pk, act=act, now=now)


@pytest.mark.req("R-1.5-a", "R-2.7-a")
def test_the_proposal_is_applied_by_one_act_and_taken_back_by_another(
    cast: Cast, plan: LessonPlan, signed_in: SignIn
) -> None:
    browser, address = signed_in(cast.anna), f"/journal/{cast.algebra.pk}/plan/"
    page = browser.get(address).text
    assert "До конца года не хватит 3 уроков." in page
    assert "3. Степень + 4. Степень числа" in page
    with cast.inside():
        pair = "{} {}".format(*(plan.lines.get(number=number).pk for number in (4, 3)))
    unsaid = browser.post(address, {"act": "merge", "line": pair, "reason": ""})
    assert unsaid.status_code == 422
    assert "Напишите причину" in unsaid.text
    told = browser.post(address, {"act": "merge", "line": pair, "reason": "карантин"})
    assert told.status_code == 302
    page = browser.get(address).text
    assert "вместе с темой «Степень»" in page
    assert "не хватит 2 уроков" in page
    sheet = browser.get(f"/plans/{plan.pk}/corrections/").text
    assert "карантин" in sheet
    with cast.inside():
        act = Deviation.objects.get().act
    browser.post(address, {"act": "end", "of": act})
    assert "вместе с темой" not in browser.get(address).text


@pytest.mark.req("R-2.7-a")
def test_a_lesson_on_another_topic_is_explained(
    cast: Cast, plan: LessonPlan, signed_in: SignIn
) -> None:
    with cast.inside():
        taught(cast.lessons[2], None, "Разбор олимпиады")
    browser, address = signed_in(cast.anna), f"/journal/{cast.algebra.pk}/plan/"
    assert "Почему другая тема" in browser.get(address).text
    told = {"act": "explain", "of": cast.lessons[2].pk, "reason": "олимпиада"}
    assert browser.post(address, told).status_code == 302
    page = browser.get(address).text
    assert "олимпиада" in page
    assert "Почему другая тема" not in page
    for strange in ({"act": "explain", "of": "1"}, {"act": "?"}, {"act": "merge", "line": "1"}):
        assert browser.post(address, strange).status_code == 404


def test_others_read_and_do_not_depart(cast: Cast, plan: LessonPlan, signed_in: SignIn) -> None:
    address = f"/journal/{cast.algebra.pk}/plan/"
    deputy = signed_in(cast.deputy)
    assert "Отступить" not in deputy.get(address).text
    assert deputy.post(address, {"act": "leave"}).status_code == 403
    assert signed_in(cast.nina, Client()).get(address).status_code == 404
    account = deputy.get("/journal/fulfilment/").text
    assert "Петрова А. С." in account
    assert "нет плана" in account


def test_the_account_costs_the_same_however_many_courses(
    cast: Cast, plan: LessonPlan, signed_in: SignIn
) -> None:
    browser, counted = signed_in(cast.deputy), []
    for more in (0, 4):
        with cast.inside():
            for n in range(more):
                course = a_course("Алгебра", a_class(f"7{'ГДЕЖ'[n]}").group, cast.teacher_anna)
                plan.course_plans.create(course=course, plan=plan)
                a_lesson(course, on=date(2026, 11, 2))
        with CaptureQueriesContext(connection) as asked:
            assert browser.get("/journal/fulfilment/").status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1] <= 12


def test_a_page_costs_the_same_however_long_the_plan(
    cast: Cast, plan: LessonPlan, signed_in: SignIn
) -> None:
    browser, counted = signed_in(cast.anna), []
    for more in (0, 30):
        with cast.inside():
            lines(plan, *(f"Ещё {n}" for n in range(more)))
            for n in range(more):
                a_lesson(cast.algebra, on=date(2026, 12, 1) + timedelta(days=n))
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(f"/journal/{cast.algebra.pk}/plan/").status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1] <= 10
