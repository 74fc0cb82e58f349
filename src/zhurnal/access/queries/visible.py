"""Which courses, classes and pupils exist at all for an actor; everything else is a 404 to him."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.school.models import ClassGroup, Course, Enrolment, Pupil, TeachingGroupClass


def visible_courses(actor: Actor) -> QuerySet[Course]:
    """The journal pages an actor may open: the school's, his class's, or those he teaches today.

    Source: R-2.3-a, R-2.9-a, R-2.10-a; clauses 4.1-4.4.
    """
    scopes = actor.scopes(Permission.JOURNAL_READ)
    if scopes.school:
        return Course.objects.all()
    return courses_within(scopes.courses, scopes.classes)


def courses_within(courses: Collection[UUID], classes: Collection[UUID]) -> QuerySet[Course]:
    """These courses, and those of every group that draws on these classes.

    Source: R-2.3-a, R-2.9-a.
    """
    mine = Q(pk__in=courses)
    if classes:
        groups = TeachingGroupClass.objects.filter(class_group__in=classes)
        mine |= Q(group__in=groups.values("group_id"))
    return Course.objects.filter(mine)


def visible_classes(actor: Actor) -> QuerySet[ClassGroup]:
    """The classes whose pages an actor may open as a whole.

    Source: R-2.9-a, R-2.10-a.
    """
    scopes = actor.scopes(Permission.JOURNAL_READ)
    classes = ClassGroup.objects.all()
    return classes if scopes.school else classes.filter(pk__in=scopes.classes)


def visible_pupils(actor: Actor) -> QuerySet[Pupil]:
    """The pupils whose diary an actor may open: his own, his children's, his class's, the whole
    school's.

    A homeroom teacher sees those who are on the roll of his class today.

    Source: R-2.11-b, R-4.5-a, R-4.6-a, R-2.9-a.
    """
    scopes = actor.scopes(Permission.DIARY_READ)
    pupils = Pupil.objects.all()
    if scopes.school:
        return pupils
    mine = Q(pk__in=scopes.pupils)
    if scopes.classes:
        roll = Enrolment.objects.filter(
            Q(valid_before__isnull=True) | Q(valid_before__gt=actor.today),
            class_group__in=scopes.classes,
            valid_from__lte=actor.today,
        )
        mine |= Q(pk__in=roll.values("pupil_id"))
    return pupils.filter(mine)
