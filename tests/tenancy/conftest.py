"""Two schools, each with a pupil, a lesson and a mark."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.tenancy.app.models import Lesson, Mark, Person, Subject
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope


@dataclass(frozen=True)
class Rows:
    """What one school has."""

    school: School
    pupil: Person
    lesson: Lesson
    mark: Mark

    @property
    def id(self) -> int:
        return self.school.pk


def furnish(name: str, subject: Subject) -> Rows:
    """Make a school with one row in every table."""
    school = School.objects.create(name=f"Школа {name}", short_name=name)
    with school_scope(school.pk):
        pupil = Person.objects.create(name="Анна")
        lesson = Lesson.objects.create(subject=subject, topic="Дроби")
        mark = Mark.objects.create(lesson=lesson, pupil=pupil, value=4)
    return Rows(school=school, pupil=pupil, lesson=lesson, mark=mark)


@pytest.fixture
def maths(db: None) -> Subject:
    return Subject.objects.create(name="Математика")


@pytest.fixture
def ours(maths: Subject) -> Rows:
    """The school in whose scope a test acts."""
    return furnish("наша", maths)


@pytest.fixture
def theirs(maths: Subject) -> Rows:
    """The school that must stay unseen."""
    return furnish("чужая", maths)
