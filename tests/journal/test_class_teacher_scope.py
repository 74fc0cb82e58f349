"""A homeroom teacher sees his own pupils in a group of several classes, and nobody else there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from tests.builders import a_class, a_course, a_group, a_lesson, a_pupil, a_work, in_group, marks
from tests.cast import TODAY, Cast
from tests.journal.writing import acting
from zhurnal.journal.queries.cell_history import cell_history
from zhurnal.journal.queries.journal_page import journal_page
from zhurnal.journal.queries.lesson_page import lesson_page
from zhurnal.school.models import TeachingGroup

KIND = TeachingGroup.Kind.CROSS_CLASS


@pytest.mark.req("R-2.9-a")
def test_class_teacher_scope_cross_group(
    cast: Cast, now: datetime, signed_in: Callable[..., Client]
) -> None:
    with cast.inside():
        parallel = a_class("7В")
        stranger = a_pupil(parallel, "Чужаков Роман")
        group = a_group("7БВ робототехника", cast.class_7b.row, parallel.row, kind=KIND)
        in_group(group, cast.pupil_ivan, stranger)
        course = a_course("Труд (технология)", group, cast.teacher_boris)
        lesson = a_lesson(course, on=TODAY, number=1)
        work = a_work(lesson)
        marks(cast.pupil_ivan, "5", [work])
        marks(stranger, "2", [work])
        galina = acting(cast.galina, now)

        page = journal_page(course.pk, actor=galina, now=now)
        assert page is not None
        assert [line.id for line in page.lines] == [cast.pupil_ivan.pk]
        assert [mark.value for mark in page.marks] == ["5"]
        desk = lesson_page(lesson.pk, actor=galina, now=now)
        assert desk is not None
        assert [person.name for person in desk.people] == ["Соколов Иван"]
        own = cell_history(galina, lesson_id=lesson.pk, pupil_id=cast.pupil_ivan.pk)
        others = cell_history(galina, lesson_id=lesson.pk, pupil_id=stranger.pk)
        assert (own, others) == ((), None)

    shown = signed_in(cast.galina).get(f"/journal/{course.pk}/").content.decode()
    assert "Соколов" in shown
    assert "Чужаков" not in shown
