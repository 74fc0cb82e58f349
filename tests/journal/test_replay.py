"""The trail alone tells the state of the journal: replayed from nothing, it gives every cell."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest

from tests.builders import a_work, teaches
from tests.cast import Cast
from tests.journal.writing import acting, entry
from zhurnal.audit.models import AuditEvent
from zhurnal.journal.commands.enter import enter
from zhurnal.journal.models import Absence, Mark
from zhurnal.school.models import Pupil


@pytest.mark.req("M-2")
@pytest.mark.parametrize("seed", range(4))
def test_two_teachers_write_at_random_and_the_trail_replays_to_the_same(
    school_7: Cast, now: datetime, seed: int
) -> None:
    chance = Random(seed)  # noqa: S311 - the same every time, on purpose
    lesson = school_7.lessons[-1]
    works = [a_work(lesson), a_work(lesson, "test")]
    pupils = list(Pupil.objects.filter(memberships__group=school_7.class_7b.group))[:3]
    teaches(school_7.teacher_boris, school_7.algebra)
    actors = [acting(person, now) for person in (school_7.anna, school_7.boris)]
    seen: Counter[Any] = Counter()
    outcomes: Counter[str] = Counter()
    for step in range(80):
        asked, place = _an_entry(chance, lesson, works, pupils, seen)
        moment = now + timedelta(seconds=step)
        outcome = enter(actor=chance.choice(actors), entry=asked, now=moment)
        outcomes[outcome.verdict.code] += 1
        if outcome.state:
            seen[place] = outcome.state["version"]
        elif outcome.verdict.code == "cell-changed":
            seen[place] = outcome.verdict.facts["version"]
    assert outcomes[""] > 20
    assert outcomes["cell-changed"] > 5

    marks, absences, versions = _replayed(lesson.pk)
    stored = {(m.work_id, m.pupil_id): m for m in Mark.objects.filter(lesson=lesson)}
    assert marks == {place: mark.value for place, mark in stored.items()}
    there = {a.pupil_id: a for a in Absence.objects.filter(lesson=lesson)}
    assert absences == {pupil: str(row.fact) for pupil, row in there.items()}
    rows: list[Mark | Absence] = [*stored.values(), *there.values()]
    assert versions == {row.pk: row.version for row in rows}


def _an_entry(
    chance: Random, lesson: Any, works: list[Any], pupils: list[Pupil], seen: Counter[Any]
) -> tuple[Any, Any]:
    """A mark or an absence somewhere; one time in four its writer has not seen the last version."""
    pupil = chance.choice(pupils)
    told: dict[str, Any] = {"lesson": lesson.pk, "pupil": pupil.pk, "reason": "так и было"}
    if chance.random() < 0.3:
        place: Any = pupil.pk
        told["fact"] = chance.choice(["absent", "late", "present"])
        kind = "record_absence"
    else:
        work = chance.choice(works)
        place = (work.pk, pupil.pk)
        told |= {"work": work.pk, "value": chance.choice(["5", "4", "3", "•", ""])}
        kind = "put_mark"
    blind = chance.random() < 0.25
    return entry(kind, version=max(0, seen[place] - blind), **told), place


def _replayed(lesson_id: Any) -> tuple[dict[Any, str], dict[Any, str], Counter[Any]]:
    """Marks, absences and numbers of changes as the trail alone tells them."""
    marks: dict[Any, str] = {}
    absences: dict[Any, str] = {}
    versions: Counter[Any] = Counter()
    for event in AuditEvent.objects.filter(lesson_id=lesson_id).order_by("at", "id"):
        after = event.after or {}
        before = (event.before or {}).get("value" if event.subject_type == "mark" else "fact")
        kept: dict[Any, str] = marks if event.subject_type == "mark" else absences
        place = _place(event)
        assert kept.get(place) == before
        kept[place] = after["value" if event.subject_type == "mark" else "fact"]
        versions[event.subject_id] += 1
    return marks, absences, versions


def _place(event: AuditEvent) -> Any:
    if event.subject_type != "mark":
        return event.pupil_id
    return (Mark.objects.get(pk=event.subject_id).work_id, event.pupil_id)
