"""A subject's marks, and why their mean is what it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.builders import a_lesson, a_work, in_group, marks
from tests.cast import Cast
from zhurnal.audit.models import AuditEvent
from zhurnal.journal.models import Absence, Mark

pytestmark = pytest.mark.django_db


def subject_of(cast: Cast) -> str:
    return f"/diary/{cast.pupil_ivan.pk}/subjects/{cast.algebra.pk}/"


def fill(cast: Cast) -> None:
    """5 (weight 3), 5 (weight 1), 4 (weight 5): the example of the rules, and a debt beside it."""
    with cast.inside():
        Mark.objects.all().delete()
        works = [
            a_work(cast.lessons[0], "test"),
            a_work(cast.lessons[1]),
            a_work(cast.lessons[2], "test", weight=5),
            a_work(cast.lessons[2]),
        ]
        marks(cast.pupil_ivan, "5 5 4 •", works)
        marks(cast.pupil_pyotr, "2 2 2 2", works)


@pytest.mark.req("R-2.4-b")
def test_the_mean_is_shown_with_its_whole_derivation(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    fill(cast)
    page = signed_in(cast.vera).get(subject_of(cast)).content.decode()
    assert "5·3 + 5 + 4·5" in page
    assert "= 40 : 9 = <b>4,44</b>" in page
    assert "Отметки с 5" in page


@pytest.mark.req("R-1.3-b")
def test_a_correction_shows_what_was_before_and_when(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    fill(cast)
    with cast.inside():
        mark = Mark.objects.get(pupil=cast.pupil_ivan, value="4")
        Mark.objects.filter(pk=mark.pk).update(corrected=True)
        AuditEvent.objects.create(
            at=datetime(2026, 11, 18, 4, 0, tzinfo=UTC),
            event="journal.mark.corrected",
            subject_type="mark",
            subject_id=mark.pk,
            before={"value": "3"},
            after={"value": "4"},
        )
    page = signed_in(cast.vera).get(subject_of(cast)).content.decode()
    assert "было 3, исправлено 18.11" in page


def test_marks_of_another_term_are_on_its_own_page(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    with cast.inside():
        lesson = a_lesson(cast.algebra, on=date(2026, 9, 15))
        marks(cast.pupil_ivan, "3", [a_work(lesson)])
    browser = signed_in(cast.ivan)
    assert "15.09" not in browser.get(subject_of(cast)).content.decode()
    first = browser.get(subject_of(cast), {"term": "1"}).content.decode()
    assert "15.09" in first
    assert "<dd>3,00</dd>" in first


@pytest.mark.parametrize("term", ["0", "9", "999"])
def test_a_term_that_is_none_is_not_found(
    cast: Cast, signed_in: Callable[..., Client], term: str
) -> None:
    page = signed_in(cast.ivan).get(subject_of(cast), {"term": term})
    assert page.status_code == (200 if term == "999" else 404)


def test_a_course_of_others_is_not_found(cast: Cast, signed_in: Callable[..., Client]) -> None:
    page = f"/diary/{cast.pupil_ivan.pk}/subjects/{cast.english_two.pk}/"
    assert signed_in(cast.ivan).get(page).status_code == 404


def test_the_list_has_each_subject_with_mean_and_absences(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    fill(cast)
    with cast.inside():
        Absence.objects.create(
            lesson=cast.english_lesson,
            pupil=cast.pupil_ivan,
            school_year=2026,
            fact="absent",
            put_at=datetime(2026, 11, 18, 4, 0, tzinfo=UTC),
            put_by=cast.boris.pk,
        )
    page = signed_in(cast.ivan).get(f"/diary/{cast.pupil_ivan.pk}/subjects/").content.decode()
    assert subject_of(cast) in page
    assert "4,44" in page
    assert "1 из 1" in page
    assert "0 из 3" in page


def test_the_pages_cost_the_same_whatever_the_marks(
    cast: Cast, signed_in: Callable[..., Client], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = signed_in(cast.ivan)
    for filled in (False, True):
        if filled:
            fill(cast)
        with django_assert_num_queries(7):
            browser.get(subject_of(cast))
        with django_assert_num_queries(6):
            browser.get(f"/diary/{cast.pupil_ivan.pk}/subjects/")


@pytest.mark.req("R-2.3-a", "R-2.11-a")
def test_a_pupil_who_changed_groups_has_one_subject_with_all_his_marks(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    moved = date(2026, 11, 12)
    with cast.inside():
        cast.english_1.memberships.filter(pupil=cast.pupil_ivan).update(valid_before=moved)
        in_group(cast.english_2, cast.pupil_ivan, since=moved)
        for course, day, value in ((cast.english_one, 10, "5"), (cast.english_two, 16, "2")):
            marks(cast.pupil_ivan, value, [a_work(a_lesson(course, on=date(2026, 11, day)))])
    browser = signed_in(cast.vera)
    listed = browser.get(f"/diary/{cast.pupil_ivan.pk}/subjects/").content.decode()
    assert listed.count("Английский язык") == 1
    assert f"/subjects/{cast.english_two.pk}/" in listed
    assert "3,50" in listed
    for course in (cast.english_one, cast.english_two):
        page = browser.get(f"/diary/{cast.pupil_ivan.pk}/subjects/{course.pk}/")
        assert "3,50" in page.content.decode()
