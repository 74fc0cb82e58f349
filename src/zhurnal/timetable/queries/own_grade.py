from __future__ import annotations

from django.db.models import Q

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.school.models import ClassGroup, SchoolYear


def own_grade(actor: Actor, year: SchoolYear) -> int | None:
    """The grade that an actor most likely asks about: of his class, or of his or his child's.

    Source: requirements §8 (families read what is theirs).
    """
    pupils = actor.scopes(Permission.DIARY_READ).pupils
    classes = actor.scopes(Permission.EXCUSES_REGISTER).classes
    if not pupils and not classes:
        return None
    today = Q(enrolments__valid_before__isnull=True) | Q(enrolments__valid_before__gt=actor.today)
    mine = Q(pk__in=classes) | (Q(enrolments__pupil__in=pupils) & today)
    grades = ClassGroup.objects.filter(mine, year=year).order_by("grade")
    return grades.values_list("grade", flat=True).first()
