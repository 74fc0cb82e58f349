"""Rows of a school for tests, one plain function each. Call them inside `school_scope(...)`.

Every function fills in what its test does not care about and returns what it made. Numbers,
names and logins are counted up, so that calling twice makes two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count

from django.contrib.auth.hashers import make_password

from tests.school_year import BARNAUL as BARNAUL
from tests.school_year import STARTS as STARTS
from tests.school_year import YEAR as YEAR
from tests.school_year import a_school as a_school
from tests.school_year import bell as bell
from tests.school_year import the_scheme as the_scheme
from tests.school_year import the_year as the_year
from zhurnal.access.models import LessonGrant, RoleAssignment
from zhurnal.access.roles import RoleCode
from zhurnal.accounts.models import Account, Membership
from zhurnal.journal.models import Mark, Work, WorkType
from zhurnal.journal.queries.work_kind import marks_due_on, work_kind
from zhurnal.kernel.clock import at
from zhurnal.school.models import (
    ClassGroup,
    Course,
    Enrolment,
    GroupMembership,
    Guardianship,
    Person,
    Pupil,
    StaffMember,
    Subject,
    TeachingAssignment,
    TeachingGroup,
    TeachingGroupClass,
)
from zhurnal.timetable.models import Lesson, Substitution
from zhurnal.timetable.queries.substitution_days import substitution_days

PASSWORD = "сирень у калитки"
FIRST_NAMES = ("Алина", "Богдан", "Варвара", "Глеб", "Дарина", "Егор", "Жанна", "Захар")
_numbers = count(1)


@cache
def hashed(password: str) -> str:
    """The hash of a password, computed once in a run: it is slow by design."""
    return make_password(password)


# --- people ---------------------------------------------------------------------------------


def a_person(
    name: str, *, login: str = "", password: str = PASSWORD, birth_date: date | None = None
) -> Person:
    """A person by "Фамилия Имя Отчество"; with a login also an account that may sign in."""
    last, first, *rest = name.split()
    person = Person.objects.create(
        last_name=last, first_name=first, patronymic=" ".join(rest), birth_date=birth_date
    )
    if login:
        an_account(person, login, password=password)
    return person


def an_account(person: Person, login: str, *, password: str = PASSWORD) -> Account:
    """An account for a person, entered in the login directory of his school."""
    account = Account.objects.create(
        login=login, password=hashed(password), created_at=datetime(YEAR, 9, 1, tzinfo=UTC)
    )
    joins(person, account)
    return account


def joins(person: Person, account: Account) -> None:
    """Make a person known under an account that exists: somebody of two schools has one account."""
    person.account_id = account.pk
    person.save()
    Membership.objects.create(account=account, school_id=person.school_id, person_id=person.pk)


def a_staff_member(person: Person, *, position: str = "учитель") -> StaffMember:
    """A person as an employee."""
    return StaffMember.objects.create(
        person=person, personnel_number=f"Т-{next(_numbers):04}", position=position
    )


def a_role(
    person: Person,
    role: RoleCode,
    *,
    class_group: ClassGroup | None = None,
    since: date = STARTS,
    before: date | None = None,
) -> RoleAssignment:
    """A role by order, for the whole school or for a class."""
    return RoleAssignment.objects.create(
        person=person, role=role, class_group=class_group, valid_from=since, valid_before=before
    )


def a_guardian(
    person: Person,
    *pupils: Pupil,
    kind: str = Guardianship.Kind.MOTHER,
    since: date = STARTS,
    before: date | None = None,
) -> list[Guardianship]:
    """A person as the legal representative of pupils."""
    return [
        Guardianship.objects.create(
            guardian=person, pupil=pupil, kind=kind, valid_from=since, valid_before=before
        )
        for pupil in pupils
    ]


# --- classes, pupils, groups ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WholeClass:
    """A class together with the group in which all its pupils are taught."""

    row: ClassGroup
    group: TeachingGroup


def a_class(name: str, *, shift: int = 1) -> WholeClass:
    """A class and its whole-class group; the grade is the number in its name."""
    grade = int("".join(filter(str.isdigit, name)))
    row = ClassGroup.objects.create(
        year=the_year(), scheme=the_scheme(), grade=grade, name=name, shift=shift
    )
    return WholeClass(row, a_group(name, row, kind=TeachingGroup.Kind.WHOLE_CLASS))


def a_group(
    name: str, *classes: ClassGroup, kind: str = TeachingGroup.Kind.SUBGROUP
) -> TeachingGroup:
    """A teaching group that draws on classes; nobody is in it yet."""
    group = TeachingGroup.objects.create(year=the_year(), name=name, kind=kind)
    for row in classes:
        TeachingGroupClass.objects.create(group=group, class_group=row)
    return group


def a_pupil(
    whole: WholeClass,
    name: str = "",
    *,
    person: Person | None = None,
    since: date = STARTS,
    before: date | None = None,
) -> Pupil:
    """A pupil on the roll of a class and in its whole-class group."""
    n = next(_numbers)
    person = person or a_person(name or f"Новиков-{n} {FIRST_NAMES[n % len(FIRST_NAMES)]}")
    pupil = Pupil.objects.create(person=person, file_number=f"Л-{n:04}")
    Enrolment.objects.create(
        class_group=whole.row, pupil=pupil, valid_from=since, valid_before=before
    )
    in_group(whole.group, pupil, since=since, before=before)
    return pupil


def newcomers(whole: WholeClass, number: int, *groups: TeachingGroup) -> list[Pupil]:
    """So many more pupils in a class, and in these groups: a page must cost the same for them."""
    pupils = [a_pupil(whole) for _ in range(number)]
    for group in groups:
        in_group(group, *pupils)
    return pupils


def in_group(
    group: TeachingGroup, *pupils: Pupil, since: date = STARTS, before: date | None = None
) -> None:
    """Put pupils into a teaching group."""
    GroupMembership.objects.bulk_create(
        GroupMembership(group=group, pupil=pupil, valid_from=since, valid_before=before)
        for pupil in pupils
    )


# --- teaching -------------------------------------------------------------------------------


def a_course(
    subject: str,
    group: TeachingGroup,
    teacher: StaffMember | None = None,
    *,
    since: date = STARTS,
    before: date | None = None,
) -> Course:
    """A subject taught to a group: one page of the journal; with a teacher also his assignment."""
    row, _ = Subject.objects.get_or_create(name=subject, defaults={"short_name": subject[:40]})
    grade = group.group_classes.select_related("class_group")[0].class_group.grade
    course = Course.objects.create(
        year=the_year(), scheme=the_scheme(), group=group, subject=row, grade=grade
    )
    if teacher:
        teaches(teacher, course, since=since, before=before)
    return course


def teaches(
    teacher: StaffMember, course: Course, *, since: date = STARTS, before: date | None = None
) -> TeachingAssignment:
    """Assign a teacher to a course, for some days."""
    return TeachingAssignment.objects.create(
        course=course, teacher=teacher, weekly_hours=3, valid_from=since, valid_before=before
    )


def a_lesson(
    course: Course,
    *,
    on: date,
    number: int = 1,
    shift: int = 1,
    teacher: StaffMember | None = None,
) -> Lesson:
    """A lesson on a day, by whoever teaches the course unless said otherwise."""
    begin = at(on, bell(shift, number), BARNAUL).astimezone(UTC)
    teacher = teacher or course.assignments.order_by("-valid_from")[0].teacher
    return Lesson.objects.create(
        course=course,
        teacher=teacher,
        school_year=YEAR,
        on=on,
        shift=shift,
        number=number,
        starts_at=begin,
        ends_at=begin + timedelta(minutes=40),
    )


def a_substitution(lesson: Lesson, teacher: StaffMember, *, order_on: date) -> Substitution:
    """Somebody gives a lesson instead of its teacher, by an order, with the rights of it."""
    days, day = substitution_days(lesson), timedelta(days=1)
    LessonGrant.objects.create(
        person_id=teacher.person_id,
        course_id=lesson.course_id,
        lesson_id=lesson.pk,
        valid_from=order_on,
        writes_before=days.writes_until + day,
        valid_before=days.reads_until + day,
    )
    return Substitution.objects.create(
        lesson=lesson,
        teacher=teacher,
        order_number=f"{next(_numbers)}-к",
        order_on=order_on,
        ordered_at=at(order_on, bell(1, 1), BARNAUL),
    )


def a_work(lesson: Lesson, type_code: str = "answer", *, weight: int | None = None) -> Work:
    """A work of a lesson, after those it already has."""
    kind = work_kind(type_code, lesson)
    row, _ = WorkType.objects.get_or_create(
        code=kind.code, name=kind.name, short_name=kind.short_name, is_control=kind.is_control
    )
    return Work.objects.create(
        lesson=lesson,
        work_type=row,
        marks_due_on=marks_due_on(kind, lesson),
        school_year=YEAR,
        weight=kind.weight if weight is None else weight,
        position=lesson.works.count() + 1,
    )


def marks(pupil: Pupil, values: str, works: Sequence[Work]) -> list[Mark]:
    """A pupil's marks for works in order, e.g. "5 4 . 3"; a dot leaves a work without a mark."""
    given = zip(values.split(), works, strict=True)
    return Mark.objects.bulk_create(
        Mark(
            work=work,
            lesson_id=work.lesson_id,
            pupil=pupil,
            school_year=YEAR,
            value=value,
            put_at=work.lesson.ends_at,
            put_by=work.lesson.teacher.person_id,
        )
        for value, work in given
        if value != "."
    )
