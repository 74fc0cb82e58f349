"""A mark is put, corrected, withdrawn; others cannot; it leaves a trace."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.builders import a_class, a_course, a_lesson, a_pupil, a_work
from tests.cast import TODAY, Cast, Strangers
from tests.journal.writing import acting, entry, last_event, trail_of
from zhurnal.journal.commands.put_mark import put_mark
from zhurnal.journal.models import Absence, Mark, Work
from zhurnal.journal.states import MarkState
from zhurnal.kernel.verdict import Refused
from zhurnal.school.models import Person
from zhurnal.timetable.models import Lesson


@pytest.fixture
def test_work(school_7: Cast) -> Work:
    """A test at today's lesson of algebra: weight 3, nobody marked yet."""
    return a_work(school_7.lessons[-1], "test")


def put(
    cast: Cast, who: Person, now: datetime, value: str, version: Any = 0, **fields: Any
) -> MarkState:
    """Let somebody put Ivan's mark at today's lesson of algebra."""
    lesson = fields.pop("lesson", cast.lessons[-1].pk)
    pupil = fields.pop("pupil", cast.pupil_ivan.pk)
    asked = entry("put_mark", lesson=lesson, pupil=pupil, value=value, version=version, **fields)
    return put_mark(actor=acting(who, now), entry=asked, now=now)  # type: ignore[arg-type]


def refusal_of(*args: Any, **fields: Any) -> str:
    """The code with which a mark is refused; nothing may be left behind."""
    marks, works = Mark.objects.count(), Work.objects.count()
    with pytest.raises(Refused) as refused:
        put(*args, **fields)
    assert (Mark.objects.count(), Work.objects.count()) == (marks, works)
    return refused.value.verdict.code


@pytest.mark.req("R-1.2-b")
@pytest.mark.req("R-2.4-a")
def test_a_teacher_puts_a_mark(school_7: Cast, now: datetime, test_work: Work) -> None:
    state = put(school_7, school_7.anna, now, "5", work=test_work.pk, comment="без помарок")
    mark = Mark.objects.get(work=test_work, pupil=school_7.pupil_ivan)
    assert (state.value, state.version, state.comment) == ("5", 1, "без помарок")
    assert (mark.value, mark.version, mark.corrected) == ("5", 1, False)
    assert (mark.lesson_id, mark.put_at, mark.put_by) == (
        school_7.lessons[-1].pk,
        now,
        school_7.anna.pk,
    )


@pytest.mark.req("M-2")
@pytest.mark.req("R-1.3-b")
def test_a_correction_keeps_both_values_author_and_reason(
    school_7: Cast, now: datetime, test_work: Work
) -> None:
    put(school_7, school_7.anna, now, "3", work=test_work.pk)
    state = put(school_7, school_7.anna, now, "4", 1, work=test_work.pk, reason="пересчитала баллы")
    mark = Mark.objects.get(work=test_work)
    event = last_event()
    assert (state.version, mark.corrected) == (2, True)
    assert trail_of(mark.pk) == ["journal.mark.put", "journal.mark.corrected"]
    assert (event.before, event.after) == (
        {"value": "3"},
        {"value": "4", "work": str(test_work.pk)},
    )
    assert (event.actor_name, event.role, event.reason) == (
        "Петрова А. С.",
        "subject-teacher",
        "пересчитала баллы",
    )
    assert (event.lesson_id, event.pupil_id) == (school_7.lessons[-1].pk, school_7.pupil_ivan.pk)
    assert (event.course_id, event.school_year) == (school_7.algebra.pk, 2026)


def test_a_withdrawn_mark_keeps_its_row_and_counts_on(
    school_7: Cast, now: datetime, test_work: Work
) -> None:
    put(school_7, school_7.anna, now, "2", work=test_work.pk)
    assert put(school_7, school_7.anna, now, "", 1, work=test_work.pk).version == 2
    assert put(school_7, school_7.anna, now, "3", 2, work=test_work.pk).version == 3
    mark = Mark.objects.get(work=test_work)
    assert (mark.value, mark.corrected) == ("3", True)
    assert trail_of(mark.pk) == [
        "journal.mark.put",
        "journal.mark.withdrawn",
        "journal.mark.put",
    ]


def test_a_debt_handed_in_is_no_correction(school_7: Cast, now: datetime, test_work: Work) -> None:
    put(school_7, school_7.anna, now, "•", work=test_work.pk)
    assert not put(school_7, school_7.anna, now, "4", 1, work=test_work.pk).corrected


@pytest.mark.req("R-2.7-c")
def test_the_first_mark_of_a_kind_makes_its_work(school_7: Cast, now: datetime) -> None:
    first = put(school_7, school_7.anna, now, "4", type="answer")
    assert first.made is not None
    assert (first.made.type, first.made.weight, first.made.position) == ("answer", 1, 1)
    second = put(school_7, school_7.anna, now, "5", type="answer", pupil=school_7.pupil_pyotr.pk)
    assert (second.work, second.made) == (first.work, None)
    assert trail_of(first.work) == ["journal.work.added"]


@pytest.mark.req("R-2.7-d")
def test_two_works_of_a_lesson_are_two_marks(
    school_7: Cast, now: datetime, test_work: Work
) -> None:
    put(school_7, school_7.anna, now, "4", work=test_work.pk)
    put(school_7, school_7.anna, now, "5", type="answer")
    cell = Mark.objects.filter(lesson=school_7.lessons[-1], pupil=school_7.pupil_ivan)
    assert list(cell.order_by("work__position").values_list("value", flat=True)) == ["4", "5"]


def test_a_kind_of_work_the_school_does_not_have_is_refused(school_7: Cast, now: datetime) -> None:
    assert refusal_of(school_7, school_7.anna, now, "5", type="opera") == "unknown-work-type"


@pytest.mark.req("R-3.2-d")
def test_who_did_not_see_the_last_version_is_refused_and_told_both_values(
    school_7: Cast, now: datetime, test_work: Work
) -> None:
    put(school_7, school_7.anna, now, "5", work=test_work.pk)
    with pytest.raises(Refused) as refused:
        put(school_7, school_7.anna, now, "4", work=test_work.pk)
    facts = refused.value.verdict.facts
    assert refused.value.verdict.code == "cell-changed"
    assert (facts["mine"], facts["theirs"], facts["version"]) == ("4", "5", 1)
    assert (facts["who"], facts["at"]) == ("Петрова А. С.", now)


def test_the_same_mark_again_changes_nothing(
    school_7: Cast, now: datetime, test_work: Work
) -> None:
    put(school_7, school_7.anna, now, "5", work=test_work.pk)
    again = put(school_7, school_7.anna, now, "5", work=test_work.pk)
    assert again.version == 1
    assert len(trail_of(Mark.objects.get(work=test_work).pk)) == 1


@pytest.mark.req("R-2.4-d")
@pytest.mark.parametrize("value", ["6", "0", "н", "5+", "зач"])
def test_a_value_outside_the_scale_is_refused(school_7: Cast, now: datetime, value: str) -> None:
    assert refusal_of(school_7, school_7.anna, now, value, type="answer") == "not-a-mark"


@pytest.mark.req("R-2.4-d")
def test_a_mark_for_somebody_absent_wants_a_reason(
    school_7: Cast, now: datetime, test_work: Work
) -> None:
    Absence.objects.create(
        lesson=school_7.lessons[-1],
        pupil=school_7.pupil_ivan,
        school_year=2026,
        fact=Absence.Fact.ABSENT,
        put_at=now,
        put_by=school_7.anna.pk,
    )
    asked = {"work": test_work.pk}
    assert refusal_of(school_7, school_7.anna, now, "5", **asked) == "absent-needs-reason"
    assert put(school_7, school_7.anna, now, "•", **asked).version == 1
    assert put(school_7, school_7.anna, now, "5", 1, **asked, reason="отработал").version == 2
    assert last_event().reason == "отработал"


@pytest.mark.req("R-2.5-c")
def test_nothing_is_marked_before_the_lesson_begins(school_7: Cast, now: datetime) -> None:
    later = a_lesson(school_7.algebra, on=TODAY, number=7)
    asked = {"type": "answer", "lesson": later.pk}
    assert refusal_of(school_7, school_7.anna, now, "5", **asked) == "lesson-not-begun"
    assert put(school_7, school_7.anna, later.starts_at, "5", **asked).version == 1


def test_a_cancelled_lesson_takes_no_marks(school_7: Cast, now: datetime) -> None:
    Lesson.objects.filter(pk=school_7.lessons[-1].pk).update(state=Lesson.State.CANCELLED)
    assert refusal_of(school_7, school_7.anna, now, "5", type="answer") == "lesson-cancelled"


def test_the_first_grade_is_taught_without_marks(school_7: Cast, now: datetime) -> None:
    first = a_class("1А")
    pupil = a_pupil(first)
    course = a_course("Окружающий мир", first.group, school_7.teacher_anna)
    lesson = a_lesson(course, on=TODAY, number=1)
    asked = {"type": "answer", "lesson": lesson.pk, "pupil": pupil.pk}
    assert refusal_of(school_7, school_7.anna, now, "5", **asked) == "taught-without-marks"


def test_who_was_not_in_the_group_that_day_gets_no_mark(school_7: Cast, now: datetime) -> None:
    newcomer = a_pupil(school_7.class_7b, since=date(2026, 11, 17))
    asked = {"type": "answer", "pupil": newcomer.pk}
    early = {**asked, "lesson": school_7.lessons[1].pk}
    assert refusal_of(school_7, school_7.anna, now, "5", **early) == "not-in-group"
    assert put(school_7, school_7.anna, now, "5", **asked).version == 1


@pytest.mark.req("R-2.10-a")
@pytest.mark.parametrize("who", ["head", "deputy", "administrator", "secretary", "galina", "vera"])
def test_who_teaches_nothing_may_put_no_mark(school_7: Cast, now: datetime, who: str) -> None:
    person = getattr(school_7, who)
    assert refusal_of(school_7, person, now, "5", type="answer") == "role-lacks-permission"


@pytest.mark.req("R-2.3-a")
@pytest.mark.parametrize("who", ["boris", "klara", "nina"])
def test_for_a_teacher_of_others_the_lesson_does_not_exist(
    school_7: Cast, now: datetime, who: str
) -> None:
    person = getattr(school_7, who)
    assert refusal_of(school_7, person, now, "5", type="answer") == "not-found"


@pytest.mark.req("R-2.3-a")
def test_the_right_ends_with_the_assignment(school_7: Cast, now: datetime) -> None:
    asked = {"type": "answer"}
    assert refusal_of(school_7, school_7.fyodor, now, "5", **asked) == "role-lacks-permission"


def test_strange_lessons_works_and_pupils_are_all_not_found(
    cast: Cast, strangers: Strangers, now: datetime
) -> None:
    with strangers.inside():
        foreign_work = a_work(strangers.lesson)
    with cast.inside():
        anna, answer = cast.anna, {"type": "answer"}
        other_work = a_work(cast.english_lesson)
        codes = [
            refusal_of(cast, anna, now, "5", **answer, lesson=strangers.lesson.pk),
            refusal_of(cast, anna, now, "5", **answer, pupil=strangers.pupil.pk),
            refusal_of(cast, anna, now, "5", **answer, pupil=cast.pupil_darya.pk),
            refusal_of(cast, anna, now, "5", work=foreign_work.pk),
            refusal_of(cast, anna, now, "5", work=other_work.pk),
            refusal_of(cast, anna, now, "5", work=cast.pupil_ivan.pk),
        ]
    assert codes == ["not-found"] * 6
