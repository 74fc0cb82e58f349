from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db.models import Q

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.access.queries.visible import visible_courses
from zhurnal.school.models import TeachingAssignment, TeachingGroup


@dataclass(frozen=True, slots=True)
class PageLink:
    """A journal page to open. ``group`` is empty where the whole class is taught together; ``mine``
    says that the reader teaches it.
    """

    course_id: UUID
    subject: str
    group: str
    teachers: tuple[str, ...]
    mine: bool


@dataclass(frozen=True, slots=True)
class ClassPages:
    """The pages of a class, by subject."""

    name: str
    pages: tuple[PageLink, ...]


def journal_pages(actor: Actor) -> list[ClassPages]:
    """The journal pages an actor may open, class by class; a cross-class group stands under each of
    its classes.

    Two statements.

    Source: R-2.9-a, R-2.10-a; clauses 4.1-4.4.
    """
    mine = actor.scopes(Permission.JOURNAL_WRITE).courses
    rows = list(_rows(actor))
    teachers = _teachers({row[0] for row in rows}, actor) if rows else {}
    return [
        ClassPages(
            name=name,
            pages=tuple(
                PageLink(
                    course_id=course,
                    subject=subject,
                    group="" if kind == TeachingGroup.Kind.WHOLE_CLASS else group,
                    teachers=tuple(teachers.get(course, ())),
                    mine=course in mine,
                )
                for course, subject, group, kind, *_ in pages
            ),
        )
        for (_, name), pages in groupby(rows, key=lambda row: row[4:])
    ]


def _rows(actor: Actor) -> Iterable[tuple[UUID, str, str, str, int, str]]:
    class_group = "group__group_classes__class_group"
    scopes = actor.scopes(Permission.JOURNAL_READ)
    courses = visible_courses(actor).filter(**{f"{class_group}__isnull": False})
    if not scopes.school and scopes.classes:
        # Of a cross-class group a homeroom teacher opens the page from his own class alone.
        own = Q(**{f"{class_group}__in": scopes.classes}) | Q(pk__in=scopes.courses)
        courses = courses.filter(own)
    return courses.order_by(
        f"{class_group}__grade", f"{class_group}__name", "subject__name", "group__name"
    ).values_list(
        "id", "subject__name", "group__name", "group__kind",
        f"{class_group}__grade", f"{class_group}__name",
    )  # fmt: skip


def _teachers(courses: set[UUID], actor: Actor) -> dict[UUID, list[str]]:
    today = Q(valid_before__isnull=True) | Q(valid_before__gt=actor.today)
    person = "teacher__person"
    rows = (
        TeachingAssignment.objects.filter(today, course__in=courses, valid_from__lte=actor.today)
        .order_by(f"{person}__last_name", f"{person}__first_name")
        .values_list(
            "course_id", f"{person}__last_name", f"{person}__first_name", f"{person}__patronymic"
        )
    )
    names: dict[UUID, list[str]] = defaultdict(list)
    for course, last, *rest in rows:
        names[course].append(" ".join([last, *(f"{name[0]}." for name in rest if name)]))
    return names
