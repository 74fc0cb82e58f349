"""Groups of one pupil: the journal pages of home schooling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhurnal.school.models import SchoolYear, TeachingGroup, TeachingGroupClass
from zhurnal.school.queries.movement_plan import PupilPlan


def made(plans: Sequence[PupilPlan], year: int) -> Iterator[tuple[PupilPlan, TeachingGroup]]:
    """A new group for every pupil, named after his class and never after him."""
    if not plans:
        return
    of = SchoolYear.objects.get(number=year)
    taken = set(TeachingGroup.objects.filter(year=of).values_list("name", flat=True))
    for plan in plans:
        if plan.home is None:
            continue
        number = 1
        while (name := f"{plan.home.name} на дому {number}") in taken:
            number += 1
        taken.add(name)
        group = TeachingGroup.objects.create(year=of, name=name, kind=TeachingGroup.Kind.INDIVIDUAL)
        TeachingGroupClass.objects.create(group=group, class_group_id=plan.home.id)
        yield plan, group
