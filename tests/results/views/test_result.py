"""The page of one result: why it is proposed, its forms without scripts, its history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.builders import a_class, a_course, a_lesson, a_pupil, a_work, marks
from tests.cast import Cast
from tests.results.writing import AFTER, IN_WINDOW, enact, seven_marks, text_of, the_result, write
from zhurnal.assessment.act import Act, PeriodRules, ScaleCode, ScaleRule
from zhurnal.journal.models import Absence, Mark, Work
from zhurnal.results.models import ResultMark
from zhurnal.school.models import Course, Pupil

SignIn = Callable[..., Client]


def address(cast: Cast, column: str = "term-2", name: str = "result") -> str:
    return reverse(f"results:{name}", args=[cast.algebra.pk, cast.pupil_ivan.pk, column])


def post(browser: Client, cast: Cast, **form: Any) -> Any:
    fields = {"key": uuid4(), "version": 0, "act": "put", **form}
    return browser.post(address(cast, name="write"), fields)


@pytest.fixture
def in_window(cast: Cast, clock: Any) -> Cast:
    """25 December: the window of the second term is open, Ivan has seven marks."""
    with cast.inside():
        seven_marks(cast, cast.pupil_ivan)
    clock.move_to(IN_WINDOW)
    return cast


@pytest.mark.req("R-2.4-b")
def test_why_a_four_is_told_with_marks_weights_formula_and_rule(
    in_window: Cast, signed_in: SignIn
) -> None:
    page = text_of(signed_in(in_window.anna).get(address(in_window)))
    assert "Почему 4" in page
    assert "5 + 4·3 + 5 + 4 + 4 + 4 + 4" in page
    assert "= 38 : 9 = <b>4,22</b>" in page
    assert "4,22 — не меньше 3,50, порога отметки 4." in page
    assert "11.11" in page
    assert "действуют обычные правила" in page


@pytest.mark.req("M-5", "R-2.4-b")
def test_the_rule_names_the_act_and_its_thresholds(in_window: Cast, signed_in: SignIn) -> None:

    thresholds = (Decimal("2.65"), Decimal("3.65"), Decimal("4.2"))
    with in_window.inside():
        enact(in_window, Act(period=PeriodRules(thresholds=thresholds)))
        enact(in_window, Act(), since=date(2027, 1, 11))
    page = text_of(signed_in(in_window.anna).get(address(in_window)))
    assert "Почему 5" in page
    assert "4,22 — не меньше 4,20, порога отметки 5." in page
    assert "приказ № 45-о" in page


def test_missed_lessons_are_told(in_window: Cast, signed_in: SignIn) -> None:
    with in_window.inside():
        Absence.objects.create(
            lesson=in_window.lessons[2],
            pupil=in_window.pupil_ivan,
            school_year=2026,
            fact="absent",
            put_at=IN_WINDOW,
            put_by=in_window.anna.pk,
        )
    page = text_of(signed_in(in_window.anna).get(address(in_window)))
    assert "Уроков в периоде: 4, пропущено: 1." in page


def test_a_form_without_scripts_puts_the_mark(in_window: Cast, signed_in: SignIn) -> None:
    browser = signed_in(in_window.anna)
    assert post(browser, in_window, value="4").status_code == 302
    page = text_of(browser.get(address(in_window)))
    assert "Петрова А. С." in page
    assert "Поставлена отметка 4" in page
    with in_window.inside():
        assert the_result(in_window.pupil_ivan).value == "4"


def test_what_was_typed_stays_when_a_reason_is_missing(in_window: Cast, signed_in: SignIn) -> None:
    answer = post(signed_in(in_window.anna), in_window, value="5")
    page = text_of(answer)
    assert answer.status_code == 422
    assert "По локальному акту выходит 4, вы ставите 5." in page
    assert "<option selected>5</option>" in page


def test_another_version_is_a_conflict(in_window: Cast, signed_in: SignIn) -> None:
    browser = signed_in(in_window.anna)
    post(browser, in_window, value="4")
    late = post(browser, in_window, value="5", reason="олимпиада")
    assert late.status_code == 409
    assert "В журнале: 4; у вас: 5." in text_of(late)
    assert 'value="олимпиада"' in text_of(late)


@pytest.mark.parametrize(
    "form",
    [
        {"key": "x"},
        {"version": "-1"},
        {"value": "пятёрка"},
        {"act": "object", "objection": ""},
        {"reason": "я" * 501},
    ],
)
def test_a_form_that_makes_no_sense_is_told_so(
    in_window: Cast, signed_in: SignIn, form: dict[str, str]
) -> None:
    answer = post(signed_in(in_window.anna), in_window, **{"value": "4", **form})
    assert answer.status_code == 422
    with in_window.inside():
        assert not ResultMark.objects.exists()


@pytest.mark.req("R-2.6-d")
def test_a_closed_period_says_whom_to_ask(cast: Cast, signed_in: SignIn, clock: Any) -> None:
    clock.move_to(AFTER)
    browser = signed_in(cast.anna)
    page = text_of(browser.get(address(cast)))
    assert "Срок отметок за период прошёл 29 декабря" in page
    assert "Лапина Е. В." in page
    assert 'name="value"' not in page
    answer = post(browser, cast, value="4")
    assert answer.status_code == 422
    assert "Попросите открыть её на время" in text_of(answer)


@pytest.mark.req("R-2.4-c")
def test_the_subject_teacher_confirms_or_objects_on_the_page(
    in_window: Cast, signed_in: SignIn
) -> None:
    assert write(in_window, in_window.galina, IN_WINDOW, value="4").verdict
    browser = signed_in(in_window.anna)
    page = text_of(browser.get(address(in_window)))
    assert "Орлова Г. П." in page
    assert "Отвечает за отметку учитель предмета: Петрова А. С. (п. 2.4)." in page
    objected = post(browser, in_window, act="object", version=1, objection="нет двух работ")
    assert objected.status_code == 302
    assert "нет двух работ" in text_of(browser.get(address(in_window)))
    assert post(browser, in_window, act="confirm", version=2).status_code == 302
    page = text_of(browser.get(address(in_window)))
    assert "подтверждена учителем" in page
    assert "Учитель предмета подтвердил отметку 4" in page


def test_the_dialog_beside_the_table_has_the_same_derivation(
    in_window: Cast, signed_in: SignIn
) -> None:
    piece = text_of(signed_in(in_window.head).get(address(in_window, name="why")))
    assert "= 38 : 9 = <b>4,22</b>" in piece
    assert "<html" not in piece


@pytest.mark.parametrize("column", ["term-5", "exam", "term-0", "nonsense", "whole-annual"])
def test_a_column_that_is_none_is_not_found(cast: Cast, signed_in: SignIn, column: str) -> None:
    assert signed_in(cast.anna).get(address(cast, column)).status_code == 404


@pytest.mark.parametrize("who", ["boris", "nina", "ivan", "vera", "secretary"])
def test_for_all_others_there_is_no_such_page(cast: Cast, signed_in: SignIn, who: str) -> None:
    browser = signed_in(getattr(cast, who))
    assert browser.get(address(cast)).status_code == 404
    assert post(browser, cast, value="5").status_code in {403, 404}
    with cast.inside():
        assert not ResultMark.objects.exists()


def ninth_grade(cast: Cast) -> tuple[Pupil, Course, Course]:
    """A pupil of the ninth grade with algebra and geometry, which make mathematics."""
    ninth = a_class("9А")
    a_course("Математика", cast.class_5a.group, cast.teacher_nina)
    return (
        a_pupil(ninth),
        a_course("Алгебра", ninth.group, cast.teacher_anna),
        a_course("Геометрия", ninth.group, cast.teacher_anna),
    )


def result(pupil: Pupil, course: Course, kind: str, value: str, term: int = 0) -> ResultMark:
    """A result that somebody put before."""
    return ResultMark.objects.create(
        pupil=pupil,
        subject_id=course.subject_id,
        course=course,
        school_year=2026,
        kind=kind,
        term=term,
        value=value,
        put_at=IN_WINDOW,
        put_by=course.assignments.get(valid_before=None).teacher.person_id,
        put_as="subject-teacher",
    )


@pytest.mark.req("R-2.4-b")
def test_annual_is_no_copy_of_a_cell_but_shows_its_rule(
    cast: Cast, signed_in: SignIn, clock: Any
) -> None:
    """4, 4, 5, 5 make 4.5, which is a 5: «annual ≠ copy of cell; deriving rule shown»."""
    with cast.inside():
        for term, value in enumerate("4455", start=1):
            result(cast.pupil_ivan, cast.algebra, "term", value, term)
    clock.move_to(IN_WINDOW)
    page = text_of(signed_in(cast.anna).get(address(cast, "annual")))
    assert "Почему 5" in page
    assert "4 + 4 + 5 + 5" in page
    assert "= 18 : 4 = <b>4,50</b>" in page
    assert "Годовая — среднее отметок за периоды" in page


@pytest.mark.req("R-2.4-b")
def test_mathematics_follows_from_algebra_and_geometry_and_the_examination(
    cast: Cast, signed_in: SignIn, clock: Any
) -> None:
    with cast.inside():
        pupil, algebra, geometry = ninth_grade(cast)
        result(pupil, algebra, "annual", "4")
        result(pupil, geometry, "annual", "3")
    clock.move_to(IN_WINDOW)
    browser = signed_in(cast.anna)

    def page(column: str) -> str:
        url = reverse("results:result", args=[algebra.pk, pupil.pk, column])
        return text_of(browser.get(url))

    annual = page("whole-annual")
    assert "Почему 4" in annual
    assert "= 7 : 2 = <b>3,50</b>" in annual
    assert "Геометрия, годовая" in annual
    put: dict[str, Any] = {"course": algebra.pk, "pupil": pupil.pk, "reason": "выбывает 26.12"}
    assert write(cast, cast.anna, IN_WINDOW, **put, column="whole-annual", value="4").verdict
    assert write(cast, cast.anna, IN_WINDOW, **put, column="whole-exam", value="5").verdict
    final = page("whole-final")
    assert "Почему 5" in final
    assert "среднее годовой и экзаменационной" in final
    with cast.inside():
        rows = ResultMark.objects.filter(pupil=pupil, subject__name="Математика")
        assert sorted(rows.values_list("kind", flat=True)) == ["annual", "exam"]


def test_a_lesson_ahead_does_not_count_as_held(in_window: Cast, signed_in: SignIn) -> None:
    with in_window.inside():
        a_lesson(in_window.algebra, on=date(2026, 12, 28), teacher=in_window.teacher_anna)
    page = text_of(signed_in(in_window.anna).get(address(in_window)))
    assert "Уроков в периоде: 4, пропущено: 0." in page


@pytest.mark.req("R-2.4-a", "R-2.4-b")
def test_a_work_written_again_counts_once_and_redeems_its_two(
    in_window: Cast, signed_in: SignIn
) -> None:
    """The act counts the last attempt: the 2 is shown, does not count, and bars no 5."""
    with in_window.inside():
        Mark.objects.filter(pupil=in_window.pupil_ivan).delete()
        lesson = a_lesson(in_window.algebra, on=date(2026, 12, 7), teacher=in_window.teacher_anna)
        works = [a_work(lesson) for _ in range(8)]
        marks(in_window.pupil_ivan, "2 5 5 5 5 5 5 5", works)
        Work.objects.filter(pk=works[7].pk).update(retake_of=works[0])
    page = text_of(signed_in(in_window.anna).get(address(in_window)))
    assert "Почему 5" in page
    assert "= 35 : 7 = <b>5,00</b>" in page
    assert "переписана, не в счёт" in page


@pytest.mark.req("R-2.4-b", "M-5")
def test_no_year_is_proposed_from_marks_of_two_scales_and_the_page_says_why(
    in_window: Cast, signed_in: SignIn
) -> None:
    with in_window.inside():
        enact(in_window, Act(scales=(ScaleRule(ScaleCode.TEN),)))
        enact(in_window, Act(), since=date(2026, 12, 1))
        for term, value in enumerate(("9", "4", "5", "5"), start=1):
            result(in_window.pupil_ivan, in_window.algebra, "term", value, term)
    page = text_of(signed_in(in_window.anna).get(address(in_window, "annual")))
    assert "отметки другой шкалы (десятибалльная)" in page
    assert "Почему" not in page
