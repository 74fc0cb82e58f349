"""Who would sit in two lessons at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from zhurnal.interop.xlsx.draft import Draft
from zhurnal.kernel.verdict import Verdict, refusal
from zhurnal.school.models import TeachingGroup
from zhurnal.timetable.entries import SlotEntry
from zhurnal.timetable.rules.school_weeks import share_weeks

Bell = tuple[int, int]


@dataclass(slots=True)
class _Week:
    """The weekly lessons so far, by day and bell, and which bells ring into one another."""

    together: dict[Bell, list[Bell]]
    pupils: dict[str, frozenset[str]]
    alone: frozenset[str]
    lessons: dict[tuple[int, Bell], list[tuple[SlotEntry, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )


def find_clash(entry: SlotEntry, draft: Draft) -> Verdict | None:
    """The lesson that takes the teacher or the pupils of this one at the same time.

    A pupil taught alone has lessons of his own instead of his class's, so his never clash with
    those of classes.
    """
    week = _week(draft)
    here = week.pupils.get(entry.group, frozenset())
    for bell in week.together.get((entry.shift, entry.number), []):
        for other, number in week.lessons[entry.weekday, bell]:
            if not share_weeks(other.weeks, entry.weeks):
                continue
            if other.personnel_number == entry.personnel_number:
                return _clash_of_teacher(other, number)
            if entry.group in week.alone or other.group in week.alone:
                continue
            both = here & week.pupils.get(other.group, frozenset())
            if both or other.group == entry.group:
                return _clash_of_pupils(other, number)
    return None


def remember_slot(entry: SlotEntry, number: int, draft: Draft) -> None:
    """Note a lesson of the week; ``number`` is its row, 0 for one that is stored."""
    _week(draft).lessons[entry.weekday, (entry.shift, entry.number)].append((entry, number))


def _clash_of_teacher(other: SlotEntry, number: int) -> Verdict:
    if number:
        return refusal("teacher-clash", group=other.group, subject=other.subject, row=number)
    return refusal("teacher-clash-stored", group=other.group, subject=other.subject)


def _clash_of_pupils(other: SlotEntry, number: int) -> Verdict:
    if number:
        return refusal("pupils-clash", group=other.group, subject=other.subject, row=number)
    return refusal("pupils-clash-stored", group=other.group, subject=other.subject)


def _week(draft: Draft) -> _Week:
    if "week" not in draft.memory:
        individual = TeachingGroup.Kind.INDIVIDUAL.value
        groups = draft.names("group").values()
        draft.memory["week"] = _Week(
            together=_together(draft),
            pupils=_pupils(draft),
            alone=frozenset(group.name for group in groups if group.kind == individual),
        )
        for entry in draft.names("slot").values():
            remember_slot(entry, 0, draft)
    week: _Week = draft.memory["week"]
    return week


def _together(draft: Draft) -> dict[Bell, list[Bell]]:
    bells: dict[Bell, Any] = draft.names("bell")
    return {
        key: [
            other_key
            for other_key, other in bells.items()
            if other.starts_at < bell.ends_at and bell.starts_at < other.ends_at
        ]
        for key, bell in bells.items()
    }


def _pupils(draft: Draft) -> dict[str, frozenset[str]]:
    """Who is in every class and group, by the numbers of their files."""
    found: dict[str, set[str]] = defaultdict(set)
    for pupil in draft.names("pupil").values():
        found[pupil.class_name].add(pupil.file_number)
    for member in draft.names("member").values():
        if member.valid_before is None:
            found[member.group].add(member.file_number)
    return {group: frozenset(numbers) for group, numbers in found.items()}
