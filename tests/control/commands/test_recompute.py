"""Obligations follow the facts: what is done, undone, cancelled, substituted, shortened."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import BARNAUL, a_lesson, a_substitution, a_work, marks
from tests.cast import TODAY, Cast
from tests.control.told import everything, of_lesson, owed_by
from tests.excuses.papers import a_document, absent, applied, registered
from tests.journal.writing import acting, write
from zhurnal.control.commands.catch_up import catch_up
from zhurnal.control.commands.recompute import recompute
from zhurnal.control.models import Clause, Obligation
from zhurnal.control.rules.touched import Touched
from zhurnal.home.queries.my_day import my_day
from zhurnal.homeroom.queries.class_to_read import class_to_read
from zhurnal.homeroom.queries.desk import desk
from zhurnal.journal.rules.owed import Duty
from zhurnal.timetable.models import Lesson


def cancel(lesson: Lesson, now: datetime) -> None:
    Lesson.objects.filter(pk=lesson.pk).update(state=Lesson.State.CANCELLED)
    recompute(now=now, touched=Touched(days_of={lesson.pk}))


@pytest.mark.req("M-1")
def test_recomputed_twice_it_is_the_same_set(school_7: Cast, now: datetime) -> None:
    assert recompute(now=now)["inserted"] == Obligation.objects.count() > 0
    before = everything()
    assert not recompute(now=now).total()
    assert everything() == before


@pytest.mark.req("M-1", "R-2.5-b")
def test_a_cancelled_lesson_loses_its_open_duties_and_no_closed_one(
    school_7: Cast, now: datetime
) -> None:
    lesson = school_7.lessons[-1]
    write(school_7, school_7.anna, now, "confirm_attendance", lesson=lesson.pk, absent=[])
    recompute(now=now)
    cancel(lesson, now)
    found = of_lesson(lesson.pk)
    assert (found["attendance"].standing, found["attendance"].done_at) == ("", now)
    assert {found["topic"].standing, found["homework"].standing} == {"not-applicable"}
    Lesson.objects.filter(pk=lesson.pk).update(state=Lesson.State.SCHEDULED)
    recompute(now=now, touched=Touched(days_of={lesson.pk}))
    assert {row.standing for row in of_lesson(lesson.pk).values()} == {""}


@pytest.mark.req("R-2.7-b")
def test_a_topic_rewritten_stays_in_time_and_one_taken_back_is_owed_again(
    school_7: Cast, now: datetime
) -> None:
    lesson = school_7.lessons[-1].pk
    late = now + timedelta(days=1)
    write(school_7, school_7.anna, now, "write_topic", lesson=lesson, version=0, topic="Степень")
    write(school_7, school_7.anna, late, "write_topic", lesson=lesson, version=1, topic="Корень")
    recompute(now=late)
    assert of_lesson(lesson)["topic"].done_at == now
    write(school_7, school_7.anna, late, "write_topic", lesson=lesson, version=2, topic="")
    catch_up(now=late)
    assert of_lesson(lesson)["topic"].done_at is None


@pytest.mark.req("R-2.3-b", "R-2.5-a")
def test_the_substitute_owes_what_the_lesson_owes(school_7: Cast, now: datetime) -> None:
    lesson = school_7.lessons[-1]
    recompute(now=now)
    before = everything()
    a_substitution(lesson, school_7.teacher_roman, order_on=TODAY)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        done = recompute(now=now, touched=Touched(lessons={lesson.pk}))
    assert (done["changed"], done["inserted"], done["removed"]) == (3, 0, 0)
    assert len(asked) < 20
    changed = everything() - before
    assert {fact[5] for fact in changed} == {school_7.teacher_roman.pk}


@pytest.mark.req("R-2.6-a")
def test_marks_are_done_with_a_mark_an_absence_or_a_debt_for_everybody(
    school_7: Cast, now: datetime
) -> None:
    lesson = school_7.lessons[1]
    [work] = lesson.works.all()
    pupils = [each.pupil for each in school_7.class_7b.group.memberships.order_by("pk")]
    for pupil in pupils[1:4]:
        marks(pupil, "4", [work])
    absent(pupils[4], lesson)
    recompute(now=now)
    assert of_lesson(lesson.pk)["marks"].done_at is None, "one is still waited for"
    write(school_7, school_7.anna, now, "put_mark", lesson=lesson.pk, pupil=pupils[5].pk,
          work=work.pk, value="•", version=0)  # fmt: skip
    catch_up(now=now)
    assert of_lesson(lesson.pk)["marks"].done_at == now
    later = now + timedelta(days=3)
    write(school_7, school_7.anna, later, "put_mark", lesson=lesson.pk, pupil=pupils[5].pk,
          work=work.pk, value="5", version=1)  # fmt: skip
    catch_up(now=later)
    assert of_lesson(lesson.pk)["marks"].done_at == now, "a debt redeemed is not a late mark"


@pytest.mark.req("R-2.8-b", "homework_shortened_day")
def test_homework_shortened_day(school_7: Cast, now: datetime) -> None:
    """Lessons of 30 minutes, the last one ends at 11:50: homework until 13:20."""
    last = a_lesson(school_7.algebra, on=TODAY, number=6)
    ends = datetime(2026, 11, 18, 11, 50, tzinfo=BARNAUL)
    Lesson.objects.filter(pk=last.pk).update(starts_at=ends - timedelta(minutes=30), ends_at=ends)
    recompute(now=now)
    due = datetime(2026, 11, 18, 13, 20, tzinfo=BARNAUL)
    for lesson in (school_7.lessons[-1], school_7.english_lesson, last):
        assert of_lesson(lesson.pk)["homework"].due_at == due
    assert of_lesson(school_7.russian_lesson.pk)["homework"].due_at < due, "another class"


@pytest.mark.req("R-2.9-c", "R-2.9-d")
def test_a_document_is_owed_by_whoever_leads_the_class_until_it_is_applied(
    school_7: Cast, now: datetime
) -> None:
    absent(school_7.pupil_ivan, *school_7.lessons)
    catch_up(now=now)
    document = registered(school_7, a_document(school_7, 16, 18, now=now), now)
    catch_up(now=now)
    row = Obligation.objects.get(clause=Clause.REASON)
    assert row.responsible is not None
    assert (row.responsible.person, row.done_at) == (school_7.galina, None)
    assert row.due_at == datetime(2026, 11, 20, 23, 59, 59, tzinfo=BARNAUL)
    applied(school_7, document, now)
    catch_up(now=now)
    row.refresh_from_db()
    assert row.done_at == now


@pytest.mark.req("R-2.3-c", "R-2.10-c")
def test_the_teachers_day_and_the_desk_count_the_same(school_7: Cast, now: datetime) -> None:
    a_substitution(school_7.english_lesson, school_7.teacher_roman, order_on=TODAY)
    a_work(school_7.lessons[0], "test")
    write(school_7, school_7.anna, now, "set_homework", lesson=school_7.lessons[0].pk, version=0)
    write(school_7, school_7.anna, now, "write_topic",
          lesson=school_7.lessons[1].pk, version=0, topic="Степень")  # fmt: skip
    recompute(now=now)
    for staff in (school_7.teacher_anna, school_7.teacher_boris, school_7.teacher_roman,
                  school_7.teacher_nina):  # fmt: skip
        day = my_day(acting(staff.person, now), TODAY, now=now)
        seen = {(each.duty.value, each.lesson_id, each.due_at) for each in day.owed}
        counted = {each for each in owed_by(staff.pk, now) if each[0] in set(Duty)}
        assert counted == seen
        assert seen or staff == school_7.teacher_boris


@pytest.mark.req("R-2.9-c", "R-2.10-c")
def test_the_homeroom_desk_and_the_control_desk_count_the_same_documents(
    school_7: Cast, now: datetime
) -> None:
    for day in (16, 17):
        registered(school_7, a_document(school_7, day, now=now - timedelta(days=5)), now)
    recompute(now=now)
    actor = acting(school_7.galina, now)
    own = class_to_read(actor, school_7.class_7b.row.pk)
    assert own is not None
    papers = {(paper.id, paper.due_at) for paper in desk(own, actor=actor, now=now).papers}
    rows = Obligation.objects.filter(clause=Clause.REASON, done_at__isnull=True)
    assert set(rows.values_list("subject_id", "due_at")) == papers
    assert len(papers) == 2


@pytest.mark.req("R-2.6-c", "R-2.6-e", "period_blank_cell_keeps_open")
def test_the_marks_of_a_term_are_a_duty_of_its_last_week(school_7: Cast, now: datetime) -> None:
    recompute(now=now)
    rows = Obligation.objects.filter(clause=Clause.RESULTS, course=school_7.algebra)
    first, second, *_ = rows.order_by("on")
    assert first.due_at == datetime(2026, 10, 24, 23, 59, 59, tzinfo=BARNAUL)
    assert first.responsible_id != school_7.teacher_anna.pk, "Fyodor taught it until November"
    assert second.responsible_id == school_7.teacher_anna.pk
    assert rows.filter(done_at__isnull=True).count() == 4
