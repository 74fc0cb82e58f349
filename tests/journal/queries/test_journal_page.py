"""What stands on a journal page, for whom, and what it costs."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from tests.builders import (
    a_course,
    a_group,
    a_lesson,
    a_pupil,
    a_substitution,
    a_work,
    in_group,
    marks,
    newcomers,
)
from tests.cast import TODAY, Cast
from tests.journal.writing import acting
from zhurnal.journal.models import Absence, Homework, LessonRecord, Mark
from zhurnal.journal.queries._page_moves import Move
from zhurnal.journal.queries._page_sheet import PupilLine
from zhurnal.journal.queries.journal_page import JournalPage, journal_page
from zhurnal.school.models import Person, Pupil, TeachingGroup
from zhurnal.timetable.models import Lesson


def page_of(course_id: UUID, person: Person, now: datetime, term: int | None = None) -> JournalPage:
    """The page as a person sees it."""
    page = journal_page(course_id, actor=acting(person, now), now=now, term=term)
    assert page is not None
    return page


def line_of(page: JournalPage, pupil: Pupil) -> PupilLine:
    """A pupil's line."""
    return next(line for line in page.lines if line.id == pupil.pk)


def test_pupils_stand_by_name_and_lessons_by_day(school_7: Cast, now: datetime) -> None:
    page = page_of(school_7.algebra.pk, school_7.anna, now)
    names = [line.name for line in page.lines]
    assert names == sorted(names)
    assert len(names) == 6
    assert [column.on.day for column in page.columns] == [11, 16, 18]
    assert (page.group, page.subject, page.term.number) == ("7Б", "Алгебра", 2)
    assert [month.first.month for month in page.months] == [11]


@pytest.mark.req("R-2.7-d")
def test_a_cell_shows_every_mark_in_the_order_of_the_works(school_7: Cast, now: datetime) -> None:
    lesson = school_7.lessons[1]
    marks(school_7.pupil_ivan, "3", [a_work(lesson)])
    page = page_of(school_7.algebra.pk, school_7.anna, now)
    ivan = line_of(page, school_7.pupil_ivan)
    looks = [page.looks[at] for at in ivan.cells]
    assert [look.marks for look in looks] == [(("5", 1),), (("4", 3), ("3", 1)), ()]
    assert ivan.count == 3
    assert ivan.mean == Decimal("4.00")


def test_a_debt_is_counted_and_a_withdrawn_mark_is_gone(school_7: Cast, now: datetime) -> None:
    debt, gone = (a_work(school_7.lessons[2]) for _ in range(2))
    marks(school_7.pupil_ivan, "• 2", [debt, gone])
    Mark.objects.filter(work=gone).update(value="", version=2)
    ivan = line_of(page_of(school_7.algebra.pk, school_7.anna, now), school_7.pupil_ivan)
    assert (ivan.count, ivan.debts, ivan.mean) == (2, 1, Decimal("4.25"))


@pytest.mark.parametrize(
    ("fact", "reason", "letter"),
    [
        ("absent", "unknown", "н"),
        ("absent", "illness", "б"),
        ("absent", "valid", "у"),
        ("late", "unknown", "оп"),
        ("present", "unknown", ""),
    ],
)
def test_absences_are_letters(
    school_7: Cast, now: datetime, fact: str, reason: str, letter: str
) -> None:
    Absence.objects.create(
        lesson=school_7.lessons[0],
        pupil=school_7.pupil_pyotr,
        school_year=2026,
        fact=fact,
        reason=reason,
        put_at=now,
        put_by=school_7.anna.pk,
    )
    page = page_of(school_7.algebra.pk, school_7.anna, now)
    pyotr = line_of(page, school_7.pupil_pyotr)
    assert page.looks[pyotr.cells[0]].letter == letter


@pytest.mark.req("R-2.3-a")
def test_days_outside_the_group_are_hatched(school_7: Cast, now: datetime) -> None:
    late = a_pupil(school_7.class_7b, "Новая Ева", since=date(2026, 11, 13))
    gone = a_pupil(school_7.class_7b, "Ушедший Адам", before=date(2026, 11, 16))
    a_pupil(school_7.class_7b, "Давний Иона", before=date(2026, 10, 1))
    page = page_of(school_7.algebra.pk, school_7.anna, now)
    assert [page.looks[at].out for at in line_of(page, late).cells] == [True, False, False]
    assert [page.looks[at].out for at in line_of(page, gone).cells] == [False, True, True]
    assert "Давний Иона" not in [line.name for line in page.lines]


def test_a_lesson_says_what_it_lacks(school_7: Cast, now: datetime) -> None:
    first, second, _today = school_7.lessons
    LessonRecord.objects.create(
        lesson=first, school_year=2026, topic="Степень", attendance_at=now, attendance_by=first.pk
    )
    Homework.objects.create(
        lesson=first, course=school_7.algebra, school_year=2026, nothing_set=True,
        set_at=now, set_by=first.pk,
    )  # fmt: skip
    Lesson.objects.filter(pk=second.pk).update(state=Lesson.State.CANCELLED)
    ahead = a_lesson(school_7.algebra, on=date(2026, 11, 20), teacher=school_7.teacher_anna)
    page = page_of(school_7.algebra.pk, school_7.anna, now)
    everything = ("attendance", "topic", "homework")
    assert [column.missing for column in page.columns] == [(), (), everything, ()]
    assert [column.open for column in page.columns] == [True, False, True, False]
    assert [column.cancelled for column in page.columns] == [False, True, False, False]
    assert page.columns[3].id == ahead.pk
    assert page.columns[3].ahead
    assert [(duty.missing, duty.today) for duty in page.duties] == [
        ("attendance", True), ("topic", True), ("homework", True),
    ]  # fmt: skip


def test_a_term_of_choice_and_by_default_the_one_of_today(school_7: Cast, now: datetime) -> None:
    page = page_of(school_7.algebra.pk, school_7.anna, now, term=1)
    assert (page.term.number, page.columns) == (1, [])
    assert [term.number for term in page.terms] == [1, 2, 3, 4]
    actor = acting(school_7.anna, now)
    assert journal_page(school_7.algebra.pk, actor=actor, now=now, term=9) is None


@pytest.mark.req("R-2.10-a")
def test_the_teacher_may_write_and_all_others_only_read(school_7: Cast, now: datetime) -> None:
    assert page_of(school_7.algebra.pk, school_7.anna, now).editing
    for reader in (school_7.head, school_7.deputy, school_7.galina):
        assert page_of(school_7.algebra.pk, reader, now).editing.code == "not-your-lesson"


@pytest.mark.req("R-2.3-b")
def test_a_substitute_writes_in_the_column_of_his_lesson_alone(
    school_7: Cast, now: datetime
) -> None:
    with school_7.inside():
        a_substitution(school_7.lessons[-1], school_7.teacher_roman, order_on=TODAY)
    page = page_of(school_7.algebra.pk, school_7.roman, now)
    assert page.editing
    assert [column.id for column in page.columns if column.lock] == [school_7.lessons[-1].pk]
    assert {column.lock.code for column in page.columns} == {"", "substitution-not-now"}


@pytest.mark.req("R-2.3-a")
@pytest.mark.parametrize("who", ["boris", "fyodor", "vera", "secretary", "administrator", "zoya"])
def test_for_strangers_there_is_no_page(school_7: Cast, now: datetime, who: str) -> None:
    actor = acting(getattr(school_7, who), now)
    assert journal_page(school_7.algebra.pk, actor=actor, now=now) is None


@pytest.mark.req("R-2.9-a")
def test_a_homeroom_teacher_sees_his_own_pupils_of_a_cross_class_group(
    school_7: Cast, now: datetime
) -> None:
    kind = TeachingGroup.Kind.CROSS_CLASS
    both = a_group("Хор", school_7.class_7b.row, school_7.class_5a.row, kind=kind)
    in_group(both, school_7.pupil_ivan, school_7.pupil_darya)
    choir = a_course("Хор", both, school_7.teacher_boris)
    work = a_work(a_lesson(choir, on=date(2026, 11, 17)))
    for pupil in (school_7.pupil_ivan, school_7.pupil_darya):
        marks(pupil, "5", [work])
    own = page_of(choir.pk, school_7.galina, now)
    assert [line.id for line in own.lines] == [school_7.pupil_ivan.pk]
    assert len(own.marks) == 1
    assert len(page_of(choir.pk, school_7.boris, now).lines) == 2
    assert len(page_of(choir.pk, school_7.head, now).lines) == 2


def test_weeks_and_months_end_with_lines(school_7: Cast, now: datetime) -> None:
    for day in (19, 30):
        a_lesson(school_7.algebra, on=date(2026, 11, day), teacher=school_7.teacher_anna)
    a_lesson(school_7.algebra, on=date(2026, 12, 2), teacher=school_7.teacher_anna)
    page = page_of(school_7.algebra.pk, school_7.anna, now)
    assert [column.edge for column in page.columns] == ["w", "", "", "w", "m", ""]
    assert [len(month.columns) for month in page.months] == [5, 1]


@pytest.mark.parametrize("number", [0, 30])
def test_it_costs_five_statements_whoever_comes(
    school_7: Cast, now: datetime, django_assert_num_queries: object, number: int
) -> None:
    for pupil in newcomers(school_7.class_7b, number):
        marks(pupil, "5", [school_7.lessons[0].works.get()])
    actor = acting(school_7.anna, now)
    with django_assert_num_queries(5):  # type: ignore[operator]
        page = journal_page(school_7.algebra.pk, actor=actor, now=now)
    assert page is not None
    assert len(page.lines) == 6 + number


@pytest.mark.req("R-2.3-a")
def test_a_moved_pupil_stands_on_both_pages_with_where_his_row_begins_and_ends(
    school_7: Cast, now: datetime
) -> None:
    s, moved = school_7, date(2026, 11, 12)
    s.english_1.memberships.filter(pupil=s.pupil_ivan).update(valid_before=moved)
    in_group(s.english_2, s.pupil_ivan, since=moved)
    lessons = [
        a_lesson(course, on=date(2026, 11, day))
        for course in (s.english_one, s.english_two)
        for day in (10, 17)
    ]
    marks(s.pupil_ivan, "3", [a_work(lessons[0])])
    marks(s.pupil_ivan, "5", [a_work(lessons[3], "test")])
    old = page_of(s.english_one.pk, s.boris, now)
    new = page_of(s.english_two.pk, s.klara, now)
    left, came = line_of(old, s.pupil_ivan), line_of(new, s.pupil_ivan)
    assert left.moves == [Move(False, moved, "7Б англ. 2", False)]
    assert came.moves == [Move(True, moved, "7Б англ. 1", False)]
    assert [old.looks[at].out for at in left.cells] == [False, True, True]
    assert [new.looks[at].out for at in came.cells] == [True, False]
    assert (left.mean, left.count) == (Decimal("3.00"), 1)
    assert (came.mean, came.count, came.brought) == (Decimal("4.50"), 2, [("3", 1)])
    assert line_of(new, s.pupil_pyotr).moves == []


def test_a_row_that_begins_with_the_term_or_earlier_says_nothing(
    school_7: Cast, now: datetime
) -> None:
    page = page_of(school_7.algebra.pk, school_7.anna, now, term=1)
    assert all(line.moves == [] for line in page.lines)


@pytest.mark.parametrize("number", [1, 20])
def test_marks_from_elsewhere_cost_one_statement_however_many_moved(
    school_7: Cast, now: datetime, django_assert_num_queries: Any, number: int
) -> None:
    s, moved = school_7, date(2026, 11, 12)
    for pupil in newcomers(s.class_7b, number):
        in_group(s.english_1, pupil, before=moved)
        in_group(s.english_2, pupil, since=moved)
    a_lesson(s.english_two, on=moved)
    actor = acting(s.klara, now)
    with django_assert_num_queries(6):
        journal_page(s.english_two.pk, actor=actor, now=now)
