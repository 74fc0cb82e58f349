from __future__ import annotations

from zhurnal.curriculum.entries import PlanLineEntry
from zhurnal.curriculum.models import PlanLine
from zhurnal.school.models import SchoolYear


def listed_plan_lines(year: SchoolYear) -> dict[tuple[int, str, int], PlanLineEntry]:
    """Every line of every lesson plan of the year."""
    rows = PlanLine.objects.filter(plan__year=year, removed_at__isnull=True).values_list(
        "plan__grade", "plan__subject__name", "number", "section", "topic", "work", "homework"
    )
    entries = (
        PlanLineEntry(
            grade=grade,
            subject=subject,
            number=number,
            section=section,
            topic=topic,
            work=work,
            homework=homework,
        )
        for grade, subject, number, section, topic, work, homework in rows
    )
    return {entry.key: entry for entry in entries}
