from __future__ import annotations

from zhurnal.school.models import ClassGroup, Course


def shift_of(course: Course) -> int:
    """The shift of the classes that a course's group draws on.

    Source: school practice §1 (shifts).
    """
    classes = ClassGroup.objects.filter(group_classes__group=course.group_id)
    return classes.order_by("name").values_list("shift", flat=True).first() or 1
