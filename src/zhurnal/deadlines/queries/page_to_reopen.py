from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from zhurnal.access.models import LessonGrant, RoleAssignment
from zhurnal.access.roles import RoleCode
from zhurnal.school.models import Course, Person, TeachingAssignment, Term

#: How many pages a search shows.
MOST = 20


@dataclass(frozen=True, slots=True)
class PageToReopen:
    """A journal page as one chooses it: who teaches it today, the homeroom teachers who put its
    results but teach it not, its terms, its first day.
    """

    course_id: UUID
    title: str
    teachers: tuple[tuple[UUID, str], ...]
    homeroom: tuple[tuple[UUID, str], ...]
    terms: tuple[tuple[UUID, str], ...]
    first_on: date


def pages_found(words: str) -> list[tuple[UUID, str]]:
    """The pages whose class or group and subject have all these words, at most twenty; none
    without words.
    """
    wanted = words.casefold().split()
    if not wanted:
        return []
    rows = Course.objects.order_by("grade", "group__name", "subject__name").values_list(
        "pk", "group__name", "subject__name"
    )
    titles = ((pk, f"{group}, {subject}") for pk, group, subject in rows)
    found = [each for each in titles if all(word in each[1].casefold() for word in wanted)]
    return found[:MOST]


def page_to_reopen(course_id: UUID, *, today: date) -> PageToReopen | None:
    """A page of the school with what may be opened on it; None if there is no such.

    Source: R-2.10-d (a named teacher, a named scope).
    """
    courses = Course.objects.select_related("group", "subject", "year")
    course = courses.filter(pk=course_id).first()
    if course is None:
        return None
    teachers = teachers_of(course_id, today)
    homeroom = homeroom_teachers_of(course_id, today)
    terms = Term.objects.filter(scheme=course.scheme_id).order_by("number")
    return PageToReopen(
        course_id=course.pk,
        title=f"{course.group.name}, {course.subject.name}",
        teachers=tuple(teachers),
        homeroom=tuple(each for each in homeroom if each not in teachers),
        terms=tuple(terms.values_list("pk", "name")),
        first_on=course.year.starts_on,
    )


def teachers_of(course_id: UUID, today: date) -> list[tuple[UUID, str]]:
    """Who writes on a page today, its teachers and those who substitute: people and their names.

    Source: R-2.3-a, R-2.3-b.
    """
    lasts = Q(valid_before__isnull=True) | Q(valid_before__gt=today)
    teaches = TeachingAssignment.objects.filter(lasts, course=course_id, valid_from__lte=today)
    given = LessonGrant.objects.filter(
        course=course_id, valid_from__lte=today, writes_before__gt=today
    )
    mine = Q(pk__in=teaches.values("teacher__person")) | Q(pk__in=given.values("person"))
    return _named(mine)


def homeroom_teachers_of(course_id: UUID, today: date) -> list[tuple[UUID, str]]:
    """The homeroom teachers of a page's classes today, who put results too: people and names.

    Source: R-4.4-a.
    """
    lasts = Q(valid_before__isnull=True) | Q(valid_before__gt=today)
    roles = RoleAssignment.objects.filter(
        lasts,
        role=RoleCode.HOMEROOM_TEACHER,
        class_group__group_classes__group__courses=course_id,
        valid_from__lte=today,
    )
    return _named(Q(pk__in=roles.values("person")))


def _named(wanted: Q) -> list[tuple[UUID, str]]:
    people = Person.objects.filter(wanted).order_by("last_name", "first_name", "patronymic")
    return [(person.pk, person.full_name) for person in people]
