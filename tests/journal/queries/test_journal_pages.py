"""Which journal pages somebody may open, class by class."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.builders import a_course, a_group, in_group
from tests.cast import Cast
from tests.journal.writing import acting
from zhurnal.journal.queries.journal_pages import ClassPages, journal_pages
from zhurnal.school.models import TeachingGroup


def shown(classes: list[ClassPages]) -> dict[str, list[str]]:
    """Class → subjects with their groups."""
    return {
        each.name: [f"{page.subject} {page.group}".strip() for page in each.pages]
        for each in classes
    }


def test_a_teacher_sees_what_he_teaches_today(school_7: Cast, now: datetime) -> None:
    found = journal_pages(acting(school_7.anna, now))
    assert shown(found) == {"7Б": ["Алгебра"]}
    assert found[0].pages[0].mine
    assert shown(journal_pages(acting(school_7.fyodor, now))) == {}


@pytest.mark.req("R-2.9-a")
def test_a_homeroom_teacher_sees_his_class(school_7: Cast, now: datetime) -> None:
    found = shown(journal_pages(acting(school_7.galina, now)))
    english = "Английский язык 7Б англ. "
    assert found == {"7Б": ["Алгебра", f"{english}1", f"{english}2"]}


@pytest.mark.req("R-2.10-a")
def test_the_head_sees_every_class_with_its_teachers(school_7: Cast, now: datetime) -> None:
    found = journal_pages(acting(school_7.head, now))
    assert list(shown(found)) == ["5А", "7Б"]
    algebra = found[1].pages[0]
    assert (algebra.teachers, algebra.mine) == (("Петрова А. С.",), False)


@pytest.mark.req("R-2.9-a")
def test_a_cross_class_group_stands_under_the_homeroom_teachers_own_class(
    school_7: Cast, now: datetime
) -> None:
    kind = TeachingGroup.Kind.CROSS_CLASS
    both = a_group("Хор 5–7", school_7.class_7b.row, school_7.class_5a.row, kind=kind)
    in_group(both, school_7.pupil_ivan, school_7.pupil_darya)
    a_course("Хор", both, school_7.teacher_boris)
    assert list(shown(journal_pages(acting(school_7.galina, now)))) == ["7Б"]
    assert shown(journal_pages(acting(school_7.boris, now)))["5А"] == ["Хор Хор 5–7"]


def test_it_costs_two_statements(
    school_7: Cast, now: datetime, django_assert_num_queries: object
) -> None:
    actor = acting(school_7.head, now)
    with django_assert_num_queries(2):  # type: ignore[operator]
        journal_pages(actor)
