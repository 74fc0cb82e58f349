"""The people of every test: School No. 7, small, and strangers from School No. 8.

On Wednesday, 18 November 2026 (`NOON` of conftest):

* 7Б has six pupils; Ivan is one of them. Anna Petrova teaches them algebra, Boris the first
  English group (Ivan is in it), Klara the second; Galina is their homeroom teacher.
* 5А has two pupils; Darya is one of them. Nina teaches them Russian and is their homeroom teacher.
* Vera is the mother of Ivan and Darya; Gleb was Ivan's guardian until October; Olga is the mother
  of Pyotr from 7Б, who sits in the second English group.
* Roman and Semyon teach nothing of their own: they substitute where a test says so.
* Fyodor taught algebra in 7Б until November. Nobody remembers why Zoya has an account: she holds
  no role.
* School No. 8 has a head, a teacher, a pupil and a class 7Б of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.builders import (
    STARTS,
    WholeClass,
    a_class,
    a_course,
    a_group,
    a_guardian,
    a_lesson,
    a_person,
    a_pupil,
    a_role,
    a_school,
    a_staff_member,
    a_work,
    in_group,
    marks,
    teaches,
)
from zhurnal.access.roles import RoleCode
from zhurnal.school.models import Course, Guardianship, Person, Pupil, StaffMember, TeachingGroup
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope
from zhurnal.timetable.models import Lesson

TODAY = date(2026, 11, 18)
OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """School No. 7 as everyday tests need it. Every `Person` here has an account (`PASSWORD`)."""

    school: School
    class_7b: WholeClass
    class_5a: WholeClass
    english_1: TeachingGroup
    english_2: TeachingGroup

    anna: Person
    boris: Person
    klara: Person
    nina: Person
    galina: Person
    fyodor: Person
    roman: Person
    semyon: Person
    deputy: Person
    head: Person
    secretary: Person
    administrator: Person
    zoya: Person

    ivan: Person
    darya: Person
    pyotr: Person
    vera: Person
    olga: Person
    gleb: Person

    teacher_anna: StaffMember
    teacher_boris: StaffMember
    teacher_klara: StaffMember
    teacher_nina: StaffMember
    teacher_roman: StaffMember
    teacher_semyon: StaffMember
    pupil_ivan: Pupil
    pupil_darya: Pupil
    pupil_pyotr: Pupil

    algebra: Course
    english_one: Course
    english_two: Course
    russian: Course
    lessons: tuple[Lesson, ...]
    """Algebra in 7Б on 11, 16 and 18 November (today's is number 2, 08:50-09:30)."""
    english_lesson: Lesson
    """English, first group, today, number 3."""
    russian_lesson: Lesson
    """Russian in 5А, today, number 1."""

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Look at the rows of School No. 7."""
        with school_scope(self.school.pk):
            yield


@dataclass(frozen=True, slots=True, kw_only=True)
class Strangers:
    """School No. 8, whose people must never see anything of School No. 7, nor the other way."""

    school: School
    class_7b: WholeClass
    head: Person
    teacher: Person
    pupil_person: Person
    pupil: Pupil
    course: Course
    lesson: Lesson

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Look at the rows of School No. 8."""
        with school_scope(self.school.pk):
            yield


def school_no_7() -> Cast:
    """School No. 7 with everybody in it."""
    school = a_school("Школа № 7")
    with school_scope(school.pk):
        return Cast(school=school, **_office(), **_teaching(_classes()))


def school_no_8() -> Strangers:
    """School No. 8: the strangers."""
    school = a_school("Школа № 8")
    with school_scope(school.pk):
        whole = a_class("7Б")
        head = a_person("Чужакова Римма Львовна", login="chuzhakova")
        a_role(head, RoleCode.HEAD)
        teacher = a_person("Чужой Степан Ильич", login="chuzhoy")
        child = a_person("Чужих Савелий", login="chuzhih")
        course = a_course("Алгебра", whole.group, a_staff_member(teacher))
        return Strangers(
            school=school,
            class_7b=whole,
            head=head,
            teacher=teacher,
            pupil_person=child,
            pupil=a_pupil(whole, person=child),
            course=course,
            lesson=a_lesson(course, on=TODAY, number=2),
        )


def _office() -> dict[str, Any]:
    people = {
        "head": ("Громова Тамара Сергеевна", "gromova", RoleCode.HEAD),
        "deputy": ("Лапина Елена Викторовна", "lapina", RoleCode.DEPUTY_HEAD),
        "secretary": ("Сизова Юлия Павловна", "sizova", RoleCode.SECRETARY),
        "administrator": ("Котов Денис Олегович", "kotov", RoleCode.ADMINISTRATOR),
    }
    made = {}
    for key, (name, login, role) in people.items():
        made[key] = a_person(name, login=login)
        a_role(made[key], role)
    return {**made, "zoya": a_person("Ничейная Зоя Марковна", login="nicheynaya")}


def _people() -> dict[str, Person]:
    return {
        "anna": a_person("Петрова Анна Сергеевна", login="petrova.as"),
        "boris": a_person("Крылов Борис Иванович", login="krylov"),
        "klara": a_person("Вебер Клара Генриховна", login="veber"),
        "nina": a_person("Титова Нина Андреевна", login="titova"),
        "galina": a_person("Орлова Галина Петровна", login="orlova"),
        "fyodor": a_person("Бывалый Фёдор Кузьмич", login="byvaly"),
        "roman": a_person("Сменный Роман Ильич", login="smenny"),
        "semyon": a_person("Запасной Семён Львович", login="zapasnoy"),
        "ivan": a_person("Соколов Иван Андреевич", login="sokolov.ivan"),
        "darya": a_person("Соколова Дарья Андреевна", login="sokolova.darya"),
        "pyotr": a_person("Ильин Пётр Олегович", login="ilin.petr"),
        "vera": a_person("Соколова Вера Николаевна", login="sokolova.vera"),
        "olga": a_person("Ильина Ольга Дмитриевна", login="ilina.olga"),
        "gleb": a_person("Прежний Глеб Юрьевич", login="prezhny"),
    }


def _classes() -> dict[str, Any]:
    seventh, fifth = a_class("7Б"), a_class("5А")
    people = _people()
    a_staff_member(people["galina"])
    a_role(people["galina"], RoleCode.HOMEROOM_TEACHER, class_group=seventh.row)
    a_role(people["nina"], RoleCode.HOMEROOM_TEACHER, class_group=fifth.row)
    ivan, pyotr, *others = (
        a_pupil(seventh, name, person=people.get(name))
        for name in (
            "ivan", "pyotr", "Абрамова Лидия", "Егоров Матвей", "Ким Софья", "Яшин Тимур",
        )
    )  # fmt: skip
    darya = a_pupil(fifth, person=people["darya"])
    a_pupil(fifth, "Бочкарёв Никита")
    a_guardian(people["vera"], ivan, darya)
    a_guardian(people["olga"], pyotr)
    a_guardian(people["gleb"], ivan, kind=Guardianship.Kind.TRUSTEE, before=OCTOBER)
    first, second = a_group("7Б англ. 1", seventh.row), a_group("7Б англ. 2", seventh.row)
    in_group(first, ivan, *others[:2])
    in_group(second, pyotr, *others[2:])
    return {
        **people,
        "class_7b": seventh,
        "class_5a": fifth,
        "english_1": first,
        "english_2": second,
        "pupil_ivan": ivan,
        "pupil_darya": darya,
        "pupil_pyotr": pyotr,
    }


def _teaching(made: dict[str, Any]) -> dict[str, Any]:
    anna, boris, klara, nina, fyodor, roman, semyon = (
        a_staff_member(made[name])
        for name in ("anna", "boris", "klara", "nina", "fyodor", "roman", "semyon")
    )
    algebra = a_course("Алгебра", made["class_7b"].group, anna)
    teaches(fyodor, algebra, since=STARTS, before=NOVEMBER)
    english_one = a_course("Английский язык", made["english_1"], boris)
    russian = a_course("Русский язык", made["class_5a"].group, nina)
    lessons = tuple(
        a_lesson(algebra, on=TODAY.replace(day=day), number=2, teacher=anna) for day in (11, 16, 18)
    )
    marks(made["pupil_ivan"], "5 4", [a_work(lessons[0]), a_work(lessons[1], "test")])
    return {
        **made,
        "teacher_anna": anna,
        "teacher_boris": boris,
        "teacher_klara": klara,
        "teacher_nina": nina,
        "teacher_roman": roman,
        "teacher_semyon": semyon,
        "algebra": algebra,
        "english_one": english_one,
        "english_two": a_course("Английский язык", made["english_2"], klara),
        "russian": russian,
        "lessons": lessons,
        "english_lesson": a_lesson(english_one, on=TODAY, number=3),
        "russian_lesson": a_lesson(russian, on=TODAY, number=1),
    }
