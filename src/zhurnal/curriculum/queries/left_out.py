from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, QuerySet

from zhurnal.curriculum.models import Deviation


def left_out(course: Any) -> QuerySet[Deviation]:
    """Within a query of plan lines: the deviation by which the line takes no lesson of its own in
    a course.

    Source: R-2.7-a.
    """
    return Deviation.objects.filter(line=OuterRef("pk"), course=course, ended_at__isnull=True)
