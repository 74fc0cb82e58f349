from __future__ import annotations

from datetime import datetime

from zhurnal.journal.queries.last_bell import last_bell
from zhurnal.journal.rules.owed import HOMEWORK_TERM
from zhurnal.timetable.models import Lesson


def homework_due(lesson: Lesson) -> datetime:
    """Until when the homework of a lesson is set: an hour and a half after the last lesson of its
    classes that day. One statement.

    Source: clause 2.8; R-2.8-b.
    """
    ends: datetime = Lesson.objects.filter(pk=lesson.pk).values_list(last_bell(), flat=True)[0]
    return ends + HOMEWORK_TERM
