"""A school as large as a benchmark needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice, pairwise
from uuid import UUID

from tests import builders as a
from zhurnal.deadlines.models import Reopening
from zhurnal.journal.models import Absence, Homework, LessonRecord, Mark, Work
from zhurnal.school.models import Course, Person, Pupil
from zhurnal.tenancy.scope import school_scope
from zhurnal.timetable.models import Lesson

#: Of ten cells of a lesson: marks, two absences, the rest empty.
_CELLS = ("5", "", "4", "н", "", "3", "", "4", "", "")
_SUBJECTS = ("Русский язык", "Литература", "История", "География", "Биология", "Физика")


@dataclass(frozen=True, slots=True)
class Place:
    """What is measured: one class of one school, and who signs in there."""

    school: int
    course: UUID
    lessons: list[UUID]
    first_works: list[UUID]
    fresh: UUID
    pupils: list[UUID]
    teacher: str
    parent: str


#: The last day of the first term; the lessons lie before it, so that one page holds them all.
LAST = date(2026, 10, 24)
#: A Monday with lessons in every subject.
MONDAY = date(2026, 10, 19)


def build(*, pupils: int, lessons: int) -> Place:
    """A class with a course of so many lessons in one term, marked as a term leaves it behind."""
    school = a.a_school(f"Школа для замера {pupils}x{lessons}")
    with school_scope(school.pk):
        person = a.a_person("Петрова Анна", login=f"petrova.{school.pk}")
        teacher, whole = a.a_staff_member(person), a.a_class("7Б")
        rows = [a.a_pupil(whole) for _ in range(pupils)]
        parent = a.a_person("Абрамова Вера", login=f"abramova.{school.pk}")
        a.a_guardian(parent, rows[0])
        course = a.a_course("Алгебра", whole.group, teacher)
        taught = [a.a_lesson(course, on=on, number=2) for on in _days(LAST, lessons)]
        works = _fill(taught, rows)
        fresh = a.a_lesson(course, on=LAST, number=8)
        _keep_open(course, person, taught)
        for number, subject in enumerate(_SUBJECTS, start=3):
            other = a.a_course(subject, whole.group, teacher)
            week = [a.a_lesson(other, on=on, number=number) for on in _days(LAST, 6)]
            _fill(week, rows[:5])
    return Place(
        school=school.pk,
        course=course.pk,
        lessons=[lesson.pk for lesson in taught],
        first_works=[work.pk for work in works],
        fresh=fresh.pk,
        pupils=[pupil.pk for pupil in rows],
        teacher=f"petrova.{school.pk}",
        parent=f"abramova.{school.pk}",
    )


def _keep_open(course: Course, teacher: Person, lessons: list[Lesson]) -> None:
    """The term is long over when this is measured, and its page would be for reading only."""
    Reopening.objects.create(
        course=course,
        teacher=teacher,
        kind=Reopening.Kind.LESSONS,
        first_on=lessons[0].on,
        last_on=LAST,
        valid_from=lessons[0].starts_at,
        valid_before=lessons[0].starts_at + timedelta(days=36_500),
        reason="Замер",
    )


def _days(last: date, number: int) -> list[date]:
    """The last so many school days up to a day, six in a week."""
    days = (last - timedelta(days=n) for n in range(2 * number + 2))
    return sorted(islice((day for day in days if day.weekday() < 6), number))


def _fill(lessons: list[Lesson], pupils: list[Pupil]) -> list[Work]:
    works = [a.a_work(lesson, "answer") for lesson in lessons]
    by = lessons[0].teacher.person_id
    cells = cycle(_CELLS)
    marks: list[Mark] = []
    absences: list[Absence] = []
    for lesson, work in zip(lessons, works, strict=True):
        for pupil, cell in zip(pupils, cells, strict=False):
            common = {
                "lesson": lesson,
                "pupil": pupil,
                "school_year": a.YEAR,
                "put_at": lesson.ends_at,
                "put_by": by,
            }
            if cell == "н":
                absences.append(Absence(fact=Absence.Fact.ABSENT, **common))
            elif cell:
                marks.append(Mark(work=work, value=cell, **common))
    Mark.objects.bulk_create(marks, batch_size=500)
    Absence.objects.bulk_create(absences, batch_size=500)
    _teach(lessons, by)
    return works


def _teach(lessons: list[Lesson], by: UUID) -> None:
    LessonRecord.objects.bulk_create(
        LessonRecord(
            lesson=lesson,
            school_year=a.YEAR,
            topic="Умножение и деление степеней с одинаковым основанием",
            attendance_at=lesson.ends_at,
            attendance_by=by,
        )
        for lesson in lessons[:-1]
    )
    Homework.objects.bulk_create(
        Homework(
            lesson=lesson,
            course=Course(pk=lesson.course_id, school_id=lesson.school_id),
            school_year=a.YEAR,
            text="§ 19, № 412-415 (письменно), правило наизусть",
            due_on=following.on,
            minutes=25,
            set_at=lesson.ends_at,
            set_by=by,
        )
        for lesson, following in pairwise(lessons)
    )
