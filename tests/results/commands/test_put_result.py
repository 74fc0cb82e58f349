"""Putting the mark of a period: who may, what it needs, and what stands in its way."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.builders import a_class, a_course, a_group, a_lesson, a_pupil, a_work, in_group, marks
from tests.cast import Cast
from tests.journal.writing import last_event, trail_of
from tests.results.writing import AFTER, IN_WINDOW, enact, seven_marks, the_result, write
from zhurnal.assessment.act import Act, ScaleCode, ScaleRule
from zhurnal.deadlines.models import Reopening
from zhurnal.results.models import ResultMark
from zhurnal.school.models import Enrolment, GroupMembership, Pupil, Term


def test_the_mark_that_the_act_proposes_needs_no_reason(school_7: Cast) -> None:
    seven_marks(school_7, school_7.pupil_ivan)
    outcome = write(school_7, school_7.anna, IN_WINDOW, value="4")
    assert outcome.verdict
    row = the_result(school_7.pupil_ivan)
    assert (row.value, row.proposal, row.standing, row.version) == ("4", "4", "own", 1)
    assert (row.put_by, row.put_as) == (school_7.anna.pk, "subject-teacher")
    assert row.course_id == school_7.algebra.pk
    assert outcome.state is not None
    assert outcome.state["version"] == 1


def test_another_mark_asks_for_a_reason_and_keeps_it(school_7: Cast) -> None:
    seven_marks(school_7, school_7.pupil_ivan)
    refused = write(school_7, school_7.anna, IN_WINDOW, value="5")
    assert refused.verdict.code == "differs-needs-reason"
    assert refused.verdict.facts["proposal"] == "4"
    assert not ResultMark.objects.exists()
    why = "победа в олимпиаде"
    assert write(school_7, school_7.anna, IN_WINDOW, value="5", reason=why).verdict
    row = the_result(school_7.pupil_ivan)
    assert (row.value, row.proposal, row.reason) == ("5", "4", why)
    assert last_event().reason == why


@pytest.mark.req("R-2.6-e")
def test_unassessed_always_asks_for_a_reason(school_7: Cast) -> None:
    pyotr = school_7.pupil_pyotr.pk
    refused = write(school_7, school_7.anna, IN_WINDOW, pupil=pyotr, value="н/а")
    assert refused.verdict.code == "unassessed-needs-reason"
    blank = write(school_7, school_7.anna, IN_WINDOW, pupil=pyotr, value="н/а", reason="  ")
    assert blank.verdict.code == "unassessed-needs-reason"
    given = write(
        school_7, school_7.anna, IN_WINDOW, pupil=pyotr, value="н/а", reason="болел всю четверть"
    )
    assert given.verdict


@pytest.mark.req("R-2.6-d")
def test_before_the_window_a_mark_needs_a_reason(school_7: Cast, now: datetime) -> None:
    refused = write(school_7, school_7.anna, now, value="4")
    assert refused.verdict.code == "results-too-early"
    assert refused.verdict.facts["opens"] == date(2026, 12, 23)
    assert write(school_7, school_7.anna, now, value="4", reason="выбывает 20.11").verdict


@pytest.mark.req("R-2.6-c", "R-2.6-d")
def test_the_last_second_of_the_window_is_in_time_and_the_next_is_not(school_7: Cast) -> None:
    last = datetime(2026, 12, 29, 16, 59, 59, tzinfo=UTC)
    assert write(school_7, school_7.anna, last, value="осв", reason="приказ № 12").verdict
    late = write(
        school_7,
        school_7.anna,
        last + timedelta(seconds=1),
        pupil=school_7.pupil_pyotr.pk,
        value="4",
    )
    assert late.verdict.code == "results-too-late"
    assert late.verdict.facts["due"] == last
    assert "Лапина Е. В." in late.verdict.facts["ask"]


@pytest.mark.req("R-2.6-d")
def test_a_closed_period_stays_as_it_is(school_7: Cast) -> None:
    seven_marks(school_7, school_7.pupil_ivan)
    assert write(school_7, school_7.anna, IN_WINDOW, value="4").verdict
    late = write(school_7, school_7.anna, AFTER, value="5", version=1, reason="очень прошу")
    assert late.verdict.code == "results-too-late"
    assert the_result(school_7.pupil_ivan).value == "4"


@pytest.mark.req("R-2.10-d", "R-2.6-d")
def test_a_page_opened_again_is_open_for_its_teacher_until_the_hour(school_7: Cast) -> None:
    seven_marks(school_7, school_7.pupil_ivan)
    until = AFTER + timedelta(hours=2)
    Reopening.objects.create(
        course=school_7.algebra,
        teacher=school_7.anna,
        kind=Reopening.Kind.RESULTS,
        term=Term.objects.get(number=2),
        valid_from=AFTER,
        valid_before=until,
        reason="болела",
    )
    assert write(school_7, school_7.anna, AFTER, value="4").verdict
    over = write(school_7, school_7.anna, until, value="5", version=1, reason="ещё одна")
    assert over.verdict.code == "results-too-late"
    other = write(school_7, school_7.galina, AFTER, pupil=school_7.pupil_pyotr.pk, value="4")
    assert other.verdict.code == "results-too-late"


def test_a_term_that_has_not_begun_has_no_marks(school_7: Cast, now: datetime) -> None:
    refused = write(school_7, school_7.anna, now, column="term-3", value="4", reason="заранее")
    assert refused.verdict.code == "term-not-begun"


@pytest.mark.req("R-2.4-d")
@pytest.mark.parametrize("value", ["6", "0", "1", "55", "•", "Н", "зач", "05", "\uff15"])
def test_a_mark_outside_the_scale_is_refused(school_7: Cast, value: str) -> None:
    refused = write(school_7, school_7.anna, IN_WINDOW, value=value, reason="так надо")
    assert refused.verdict.code == "result-not-in-scale"
    assert refused.verdict.facts["values"] == "5, 4, 3, 2, н/а, осв"
    assert not ResultMark.objects.exists()


@pytest.mark.req("R-2.4-a")
def test_the_scale_is_the_acts(school_7: Cast) -> None:
    act = Act(scales=(ScaleRule(ScaleCode.CREDIT, subjects=("алгебра",)),))
    enact(school_7, act)
    assert write(school_7, school_7.anna, IN_WINDOW, value="зач").verdict
    five = write(school_7, school_7.anna, IN_WINDOW, pupil=school_7.pupil_pyotr.pk, value="5")
    assert five.verdict.code == "result-not-in-scale"


def test_who_is_in_no_group_of_the_course_is_not_found(school_7: Cast) -> None:
    refused = write(school_7, school_7.anna, IN_WINDOW, pupil=school_7.pupil_darya.pk, value="4")
    assert refused.verdict.code == "result-not-found"


def test_who_was_not_in_the_group_in_that_term_has_no_mark_in_it(school_7: Cast) -> None:
    gone = a_pupil(school_7.class_7b, before=date(2026, 10, 20))
    refused = write(school_7, school_7.anna, IN_WINDOW, pupil=gone.pk, value="4")
    assert refused.verdict.code == "result-not-in-group"


@pytest.mark.parametrize("column", ["term-5", "exam", "final", "whole-annual", "year", "term-1x"])
def test_a_column_that_the_page_does_not_have_is_not_found(school_7: Cast, column: str) -> None:
    refused = write(school_7, school_7.anna, IN_WINDOW, column=column, value="4")
    assert refused.verdict.code == "result-not-found"


@pytest.mark.req("R-2.3-a")
def test_a_pupil_who_moved_is_marked_on_the_page_he_moved_to(school_7: Cast) -> None:
    ivan = school_7.pupil_ivan
    move(ivan, school_7, on=date(2026, 11, 12))
    before = a_lesson(school_7.english_one, on=date(2026, 11, 10))
    after = a_lesson(school_7.english_two, on=date(2026, 11, 20))
    marks(ivan, "5 5", [a_work(before), a_work(before)])
    marks(ivan, "4 4 4", [a_work(after) for _ in range(3)])
    old = write(school_7, school_7.boris, IN_WINDOW, course=school_7.english_one.pk, value="4")
    assert old.verdict.code == "result-on-other-page"
    assert old.verdict.facts["group"] == "7Б англ. 2"
    new = write(school_7, school_7.klara, IN_WINDOW, course=school_7.english_two.pk, value="4")
    assert new.verdict
    # (5 + 5 + 4 + 4 + 4) / 5 = 4.4: both groups' marks are in it.
    assert the_result(ivan).proposal == "4"


def move(pupil: Pupil, cast: Cast, *, on: date) -> None:
    """Move a pupil from the first English group to the second."""
    GroupMembership.objects.filter(pupil=pupil, group=cast.english_1).update(valid_before=on)
    in_group(cast.english_2, pupil, since=on)


@pytest.mark.parametrize("who", ["boris", "fyodor", "nina"])
def test_a_course_of_others_is_not_found(school_7: Cast, who: str) -> None:
    outcome = write(school_7, getattr(school_7, who), IN_WINDOW, value="4")
    assert outcome.verdict.code in {"result-not-found", "role-lacks-permission"}
    assert not ResultMark.objects.exists()


@pytest.mark.req("R-2.10-a")
@pytest.mark.parametrize("who", ["head", "deputy", "secretary", "administrator", "ivan", "vera"])
def test_whoever_does_not_teach_puts_no_results(school_7: Cast, who: str) -> None:
    outcome = write(school_7, getattr(school_7, who), IN_WINDOW, value="4")
    assert outcome.verdict.code == "role-lacks-permission"


def test_two_people_in_one_cell_see_each_others_value(school_7: Cast) -> None:
    seven_marks(school_7, school_7.pupil_ivan)
    assert write(school_7, school_7.anna, IN_WINDOW, value="4").verdict
    late = write(school_7, school_7.anna, IN_WINDOW, value="5", reason="олимпиада")
    assert late.verdict.code == "cell-changed"
    assert (late.verdict.facts["theirs"], late.verdict.facts["mine"]) == ("4", "5")
    assert late.verdict.facts["version"] == 1


def test_the_same_value_again_changes_nothing(school_7: Cast) -> None:
    seven_marks(school_7, school_7.pupil_ivan)
    for _ in range(2):
        assert write(school_7, school_7.anna, IN_WINDOW, value="4").verdict
    row = the_result(school_7.pupil_ivan)
    assert row.version == 1
    assert trail_of(row.pk) == ["results.mark.put"]


@pytest.mark.req("R-1.3-b")
def test_a_mark_is_changed_and_taken_back_with_its_history(school_7: Cast) -> None:
    seven_marks(school_7, school_7.pupil_ivan)
    write(school_7, school_7.anna, IN_WINDOW, value="4")
    write(school_7, school_7.anna, IN_WINDOW, value="5", version=1, reason="олимпиада")
    assert write(school_7, school_7.anna, IN_WINDOW, value="", version=2).verdict
    row = the_result(school_7.pupil_ivan)
    assert (row.value, row.version) == ("", 3)
    assert trail_of(row.pk) == [
        "results.mark.put",
        "results.mark.changed",
        "results.mark.withdrawn",
    ]


@pytest.mark.req("R-2.4-c", "R-4.4-a")
def test_the_homeroom_teacher_is_the_author_and_the_subject_teacher_answers(
    school_7: Cast,
) -> None:
    seven_marks(school_7, school_7.pupil_ivan)
    assert write(school_7, school_7.galina, IN_WINDOW, value="4").verdict
    row = the_result(school_7.pupil_ivan)
    assert (row.put_by, row.responsible) == (school_7.galina.pk, school_7.anna.pk)
    assert (row.put_as, row.standing) == ("homeroom-teacher", "awaiting")
    event = last_event()
    assert event.role == "homeroom-teacher"
    assert event.after is not None
    assert event.after["responsible"] == str(school_7.anna.pk)
    assert event.after["put_by"] == str(school_7.galina.pk)


@pytest.mark.req("R-4.4-a")
def test_class_teacher_scope_cross_group(school_7: Cast) -> None:
    """The homeroom teacher reaches her class in every group, and nobody else in them."""
    other = a_class("7В")
    both = a_group("7БВ труд", school_7.class_7b.row, other.row)
    stranger = a_pupil(other)
    in_group(both, school_7.pupil_ivan, stranger)
    labour = a_course("Труд", both, school_7.teacher_boris)
    mine = write(school_7, school_7.galina, IN_WINDOW, course=labour.pk, value="4")
    assert mine.verdict
    theirs = write(
        school_7, school_7.galina, IN_WINDOW, course=labour.pk, pupil=stranger.pk, value="4"
    )
    assert theirs.verdict.code == "result-not-found"


def test_what_the_subject_teacher_put_stands_against_the_homeroom_teacher(school_7: Cast) -> None:
    seven_marks(school_7, school_7.pupil_ivan)
    write(school_7, school_7.anna, IN_WINDOW, value="4")
    refused = write(school_7, school_7.galina, IN_WINDOW, value="5", version=1, reason="родители")
    assert refused.verdict.code == "teachers-mark-stands"
    assert the_result(school_7.pupil_ivan).value == "4"


def test_the_subject_teachers_own_mark_replaces_the_homeroom_teachers(school_7: Cast) -> None:
    seven_marks(school_7, school_7.pupil_ivan)
    write(school_7, school_7.galina, IN_WINDOW, value="5", reason="родители просили")
    assert write(school_7, school_7.anna, IN_WINDOW, value="4", version=1).verdict
    row = the_result(school_7.pupil_ivan)
    assert (row.value, row.standing, row.put_by) == ("4", "own", school_7.anna.pk)


def test_a_homeroom_teacher_of_another_class_today_has_no_say(school_7: Cast) -> None:
    Enrolment.objects.filter(pupil=school_7.pupil_ivan).update(class_group=school_7.class_5a.row)
    outcome = write(school_7, school_7.galina, IN_WINDOW, value="4")
    assert outcome.verdict.code == "result-not-found"


@pytest.mark.req("R-2.6-f")
def test_exam_column_accepts_june_dates(school_7: Cast) -> None:
    ninth = a_class("9А")
    pupil = a_pupil(ninth)
    physics = a_course("Физика", ninth.group, school_7.teacher_anna)
    june = datetime(2027, 6, 15, 5, 0, tzinfo=UTC)
    cell: dict[str, Any] = {"course": physics.pk, "pupil": pupil.pk}
    assert write(school_7, school_7.anna, june, column="exam", value="5", **cell).verdict
    annual = write(school_7, school_7.anna, june, column="annual", value="5", **cell)
    assert annual.verdict.code == "results-too-late"
