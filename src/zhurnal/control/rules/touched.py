"""What the events of the trail touch: which duties have to be reckoned anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID


class Happened(NamedTuple):
    """An event of the trail, as far as it matters here."""

    event: str
    subject_id: UUID
    lesson_id: UUID | None
    course_id: UUID | None


@dataclass(slots=True)
class Touched:
    """What is to be reckoned anew. ``days_of`` are lessons that moved the last bell of their day;
    ``results_of`` are courses; ``works`` are all control works, for a group has changed.
    """

    everything: bool = False
    lessons: set[UUID] = field(default_factory=set)
    days_of: set[UUID] = field(default_factory=set)
    documents: set[UUID] = field(default_factory=set)
    all_documents: bool = False
    works: bool = False
    results_of: set[UUID] = field(default_factory=set)
    all_results: bool = False


def touched(events: Iterable[Happened]) -> Touched:
    """What some events touch; an event that nothing is known about touches nothing.

    Source: M-1 (recomputed whenever timetable, calendar, substitution or policy changes, touching
    only what changed).
    """
    found = Touched()
    for each in events:
        area = each.event.split(".")[0]
        if area in _OF_AREA:
            _OF_AREA[area](found, each)
    return found


#: What has events of its own for the lessons that follow from it.
_MOVES_NO_LESSON = {
    "timetable.bell.changed",
    "timetable.bell.entered",
    "timetable.slot.changed",
    "timetable.slot.entered",
}


def _journal(found: Touched, each: Happened) -> None:
    if each.lesson_id is not None:
        found.lessons.add(each.lesson_id)


def _timetable(found: Touched, each: Happened) -> None:
    if each.lesson_id is None:
        found.everything |= each.event not in _MOVES_NO_LESSON
    elif each.event.startswith("timetable.substitution."):
        found.lessons.add(each.lesson_id)
    else:
        found.days_of.add(each.lesson_id)


def _excuses(found: Touched, each: Happened) -> None:
    if each.event.startswith("excuses.document."):
        found.documents.add(each.subject_id)


def _results(found: Touched, each: Happened) -> None:
    if each.course_id is not None:
        found.results_of.add(each.course_id)


def _school(found: Touched, each: Happened) -> None:
    thing = each.event.split(".")[1]
    found.all_results = True
    if thing in {"day", "holiday"}:
        found.everything = True  # bells of a short day ring without an event of the lesson
    elif thing in {"member", "pupil"}:
        found.works = found.all_documents = True
    elif thing == "group":
        found.everything = True


def _act(found: Touched, _: Happened) -> None:
    found.all_documents = found.all_results = True


def _roles(found: Touched, _: Happened) -> None:
    found.all_documents = True


_OF_AREA = {
    "journal": _journal,
    "timetable": _timetable,
    "excuses": _excuses,
    "results": _results,
    "school": _school,
    "assessment": _act,
    "access": _roles,
}
