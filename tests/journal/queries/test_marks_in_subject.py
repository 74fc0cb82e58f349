"""A pupil's marks go along with him from group to group."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.builders import a_lesson, a_work, in_group, marks
from tests.cast import Cast
from zhurnal.journal.queries.marks_in_subject import marks_in_subject, marks_of_pupil_in_subject

FIRST, LAST = date(2026, 11, 5), date(2026, 12, 29)
MOVED = date(2026, 11, 12)


@pytest.fixture
def moved(school_7: Cast) -> Cast:
    """Ivan went over from the first English group to the second on 12 November, with a mark."""
    s = school_7
    s.english_1.memberships.filter(pupil=s.pupil_ivan).update(valid_before=MOVED)
    in_group(s.english_2, s.pupil_ivan, since=MOVED)
    before = a_lesson(s.english_one, on=date(2026, 11, 10))
    after = a_lesson(s.english_two, on=date(2026, 11, 17))
    marks(s.pupil_ivan, "3", [a_work(before)])
    marks(s.pupil_ivan, "5 4", [a_work(after, "test"), a_work(after)])
    marks(s.pupil_pyotr, "2", [a_work(after)])
    return s


@pytest.mark.req("R-2.3-a")
def test_the_new_group_counts_the_marks_of_the_old_one(moved: Cast) -> None:
    found = marks_in_subject(moved.english_two.pk, first=FIRST, last=LAST)
    ivan = found[moved.pupil_ivan.pk]
    assert [(mark.value, mark.weight) for mark in ivan] == [("3", 1), ("5", 3), ("4", 1)]
    assert [mark.course_id for mark in ivan] == [
        moved.english_one.pk, moved.english_two.pk, moved.english_two.pk,
    ]  # fmt: skip
    assert [mark.value for mark in found[moved.pupil_pyotr.pk]] == ["2"]


def test_the_page_he_left_still_tells_the_whole_term_of_him(moved: Cast) -> None:
    found = marks_in_subject(moved.english_one.pk, first=FIRST, last=LAST)
    assert [mark.value for mark in found[moved.pupil_ivan.pk]] == ["3", "5", "4"]
    assert moved.pupil_pyotr.pk not in found


def test_one_pupil_has_the_same_marks_asked_alone(moved: Cast) -> None:
    asked = {"first": FIRST, "last": LAST}
    alone = marks_of_pupil_in_subject(moved.pupil_ivan.pk, moved.english_one.subject_id, **asked)
    assert alone == marks_in_subject(moved.english_two.pk, **asked)[moved.pupil_ivan.pk]


def test_marks_of_other_terms_and_withdrawn_ones_do_not_count(moved: Cast) -> None:
    earlier = a_lesson(moved.english_one, on=date(2026, 10, 20))
    marks(moved.pupil_ivan, "2", [a_work(earlier)])
    [first, *_] = moved.pupil_ivan.marks.filter(value="3")
    first.value = ""
    first.save()
    found = marks_in_subject(moved.english_two.pk, first=FIRST, last=LAST)
    assert [mark.value for mark in found[moved.pupil_ivan.pk]] == ["5", "4"]


def test_it_is_one_query(moved: Cast, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        marks_in_subject(moved.english_two.pk, first=FIRST, last=LAST)
