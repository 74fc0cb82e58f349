"""Second attempts keep the first mark; a work may be marked by its criteria."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.builders import a_class, a_course, a_lesson, a_work
from tests.cast import TODAY, Cast
from tests.journal.writing import acting, enacted, entry
from zhurnal.assessment.act import Act, RetakeCounts
from zhurnal.assessment.work_kinds import Term, WorkKind
from zhurnal.journal.commands.add_work import add_work
from zhurnal.journal.commands.put_mark import put_mark
from zhurnal.journal.models import Mark, Work
from zhurnal.journal.queries._lesson_works import Beside
from zhurnal.journal.queries.journal_page import journal_page
from zhurnal.journal.queries.lesson_page import lesson_page
from zhurnal.journal.states import MarkState, WorkState
from zhurnal.kernel.verdict import Refused


def put(cast: Cast, now: datetime, value: str, version: int = 0, **fields: Any) -> MarkState:
    """Let Anna put Ivan's mark at today's lesson of algebra."""
    fields = {"lesson": cast.lessons[-1].pk, "pupil": cast.pupil_ivan.pk, **fields}
    asked = entry("put_mark", value=value, version=version, **fields)
    return put_mark(actor=acting(cast.anna, now), entry=asked, now=now)  # type: ignore[arg-type]


def add(cast: Cast, now: datetime, **fields: Any) -> WorkState:
    """Let Anna add a work to today's lesson of algebra."""
    asked = entry("add_work", **{"lesson": cast.lessons[-1].pk, **fields})
    return add_work(actor=acting(cast.anna, now), entry=asked, now=now)  # type: ignore[arg-type]


# --- second attempts ------------------------------------------------------------------------


@pytest.mark.parametrize(("rule", "mean"), [("last", "4.00"), ("best", "4.25"), ("both", "4.14")])
def test_a_second_attempt_keeps_the_first_mark(
    school_7: Cast, now: datetime, rule: str, mean: str
) -> None:
    enacted(Act(retakes=RetakeCounts(rule)))
    first = school_7.lessons[1].works.get()
    again = add(school_7, now, type="answer", retake_of=first.pk)
    assert (again.type, again.weight, again.retake_of) == ("test", 3, first.pk)
    value = {"last": "4", "best": "3", "both": "4"}[rule]
    put(school_7, now, value, work=again.work)
    Mark.objects.filter(lesson=school_7.lessons[0]).update(value="4" if rule == "last" else "5")
    page = journal_page(school_7.algebra.pk, actor=acting(school_7.anna, now), now=now)
    assert page is not None
    ivan = next(line for line in page.lines if line.id == school_7.pupil_ivan.pk)
    assert Mark.objects.get(work=first, pupil=school_7.pupil_ivan).value == "4"
    assert str(ivan.mean) == mean


def test_only_an_earlier_work_of_the_same_page_is_written_again(
    school_7: Cast, now: datetime
) -> None:
    for work in (a_work(school_7.english_lesson), a_work(school_7.lessons[-1])):
        with pytest.raises(Refused, match="not-found"):
            add(school_7, now, lesson=school_7.lessons[0].pk, type="test", retake_of=work.pk)


def test_the_first_mark_of_a_kind_never_lands_in_a_second_attempt(
    school_7: Cast, now: datetime
) -> None:
    again = add(school_7, now, type="test", retake_of=school_7.lessons[1].works.get().pk)
    assert put(school_7, now, "5", type="test").work != again.work


# --- criteria -------------------------------------------------------------------------------


@pytest.fixture
def _criteria(school_7: Cast) -> None:
    """A written work is marked for two criteria, an answer for none."""
    kinds = (
        WorkKind("answer", "Ответ на уроке", "отв"),
        WorkKind(
            "test", "Контрольная работа", "к/р", 3, True, Term(3), ("Содержание", "Грамотность")
        ),
    )
    enacted(Act(work_kinds=kinds))


@pytest.mark.req("R-2.7-d")
@pytest.mark.usefixtures("_criteria")
def test_a_dictation_has_a_mark_for_each_criterion(school_7: Cast, now: datetime) -> None:
    state = put(school_7, now, "4", type="test")
    assert state.made is not None
    (grammar,) = state.made.parts
    assert (state.made.criterion, grammar.criterion) == (
        "Содержание",
        "Грамотность",
    )
    put(school_7, now, "3", work=grammar.work)
    cell = Mark.objects.filter(lesson=school_7.lessons[-1]).order_by("work__position")
    assert list(cell.values_list("value", flat=True)) == ["4", "3"]
    page = journal_page(school_7.algebra.pk, actor=acting(school_7.anna, now), now=now)
    assert page is not None
    ivan = next(line for line in page.lines if line.id == school_7.pupil_ivan.pk)
    assert page.looks[ivan.cells[-1]].marks == (("4", 3), ("3", 3))


@pytest.mark.usefixtures("_criteria")
def test_a_dictation_is_written_again_with_all_its_criteria(school_7: Cast, now: datetime) -> None:
    first = add(school_7, now, lesson=school_7.lessons[1].pk, type="test", title="Осень")
    again = add(school_7, now, type="test", retake_of=first.work)
    assert again.title == "Осень"
    assert [again.retake_of, *(part.retake_of for part in again.parts)] == [
        first.work,
        *(part.work for part in first.parts),
    ]


@pytest.mark.req("R-2.7-d")
@pytest.mark.usefixtures("_criteria")
def test_the_literacy_of_an_essay_goes_to_another_page(school_7: Cast, now: datetime) -> None:
    russian = a_course("Русский язык", school_7.class_7b.group, school_7.teacher_anna)
    second = a_lesson(russian, on=TODAY, number=5)
    state = add(school_7, now, type="test", second_lesson=second.pk)
    content, literacy = Work.objects.get(pk=state.work), Work.objects.get(part_of=state.work)
    assert (content.lesson_id, literacy.lesson_id) == (school_7.lessons[-1].pk, second.pk)
    assert (literacy.criterion, literacy.position) == ("Грамотность", 1)


@pytest.mark.req("R-2.7-d")
@pytest.mark.usefixtures("_criteria")
def test_the_page_offers_his_other_lessons_of_these_pupils(school_7: Cast, now: datetime) -> None:
    russian = a_course("Русский язык", school_7.class_7b.group, school_7.teacher_anna)
    second = a_lesson(russian, on=TODAY, number=5)
    a_lesson(russian, on=TODAY - timedelta(days=8), number=5)
    a_lesson(a_course("Чтение", school_7.class_7b.group, school_7.teacher_boris), on=TODAY)
    a_lesson(a_course("Чтение", a_class("6А").group, school_7.teacher_anna), on=TODAY)
    page = lesson_page(school_7.lessons[-1].pk, actor=acting(school_7.anna, now), now=now)
    assert page is not None
    assert page.marks.beside == [Beside(second.pk, "Русский язык", TODAY, 5)]


@pytest.mark.usefixtures("_criteria")
def test_a_work_is_shared_with_a_page_of_the_same_pupils_only(
    school_7: Cast, now: datetime
) -> None:
    def code(**fields: Any) -> str:
        with pytest.raises(Refused) as error:
            add(school_7, now, **fields)
        return error.value.verdict.code

    other = a_lesson(a_course("Чтение", a_class("6А").group, school_7.teacher_anna), on=TODAY)
    mine = a_lesson(school_7.algebra, on=TODAY, number=6)
    assert code(type="test", second_lesson=other.pk) == "pages-of-other-pupils"
    assert code(type="answer", second_lesson=mine.pk) == "work-has-no-criteria"
    assert code(type="test", second_lesson=school_7.english_lesson.pk) == "not-found"
    assert not Work.objects.filter(lesson=school_7.lessons[-1]).exists()
