"""Writes the stories of all lessons held so far into the journal and its trail."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from itertools import groupby
from random import Random
from zoneinfo import ZoneInfo

from django.db import transaction

from zhurnal.demo.content import table
from zhurnal.demo.history.children import Child, bent
from zhurnal.demo.history.kinds import Kinds
from zhurnal.demo.history.misses import Miss, misses
from zhurnal.demo.history.pages import Pages
from zhurnal.demo.history.register import LessonFacts, Register
from zhurnal.demo.history.results import TermResults
from zhurnal.demo.history.story import Held, Story, tell

#: Anna puts off enough for «мой день» to have something to say on any day.
_UNTIDY = {"Петрова Анна Сергеевна": 0.35, "Логинов Виктор Степанович": 0.3}
#: She also asks more pupils at a lesson than others do.
_ASKS = {"Петрова Анна Сергеевна": 3.0}
#: In art, music, labour and sport marks are kinder.
_KIND = {"art": 0.6, "music": 0.6, "labour": 0.6, "sport": 0.5, "safety": 0.3, "project": 0.3}


def chronicle(
    school: Register,
    *,
    now: datetime,
    tz: ZoneInfo,
    seed: int,
) -> Counter[str]:
    """Write everything that would have been written by `now`; returns how many rows of what.

    A later `now` writes the same and more.
    """
    tellers = _Tellers(school, seed)
    pages = Pages(school, now=now, tz=tz, kinds=Kinds(school))
    sums = TermResults(school, pages, now=now, tz=tz, seed=seed)
    held = (lesson for lesson in school.lessons if lesson.starts_at <= now)
    written_until = now
    for _, week in groupby(held, key=lambda lesson: lesson.on.isocalendar()[:2]):
        with transaction.atomic():
            for lesson in week:
                pages.add(lesson, tellers.story(lesson))
                written_until = lesson.starts_at
            pages.write(written_until)
            pages.written["ResultMark"] += sums.after(written_until.astimezone(tz).date())
    with transaction.atomic():
        pages.write()
    return pages.written


class _Tellers:
    """Makes a lesson ready for telling; remembers what takes long to find out."""

    def __init__(self, school: Register, seed: int) -> None:
        self._school, self._seed = school, seed
        days = sorted({lesson.on for lesson in school.lessons})
        self._missed: dict[str, dict[date, Miss]] = {
            one.file_number: misses(one, days, seed) for one in school.children
        }
        self._families = {name: family for name, _, _, family in table("subjects.txt")}
        self._means: dict[tuple[str, str], float] = {}
        self._untidy: dict[str, float] = {}

    def story(self, lesson: LessonFacts) -> Story:
        course = self._school.courses[lesson.course_id]
        turn, days = lesson.turn, course.lesson_days
        teacher = self._school.teachers[lesson.teacher_id].name
        held = Held(
            key=course.key,
            on=lesson.on,
            number=lesson.number,
            starts_at=lesson.starts_at,
            grade=course.grade,
            family=self._families[course.subject],
            turn=turn,
            line=course.lines[turn] if turn < len(course.lines) else None,
            next_on=next((day for day in days[turn + 1 :] if day > lesson.on), None),
            untidy=self._untidiness(teacher),
            asks=_ASKS.get(teacher, 1) * (0.03 + 0.15 / max(1.0, course.weekly)),
            children=[
                (one, self._mean(one, course.subject))
                for one, since, before in course.members
                if since <= lesson.on and (before is None or lesson.on < before)
            ],
        )
        return tell(held, self._missed, self._seed)

    def _mean(self, one: Child, subject: str) -> float:
        key = (one.file_number, subject)
        if key not in self._means:
            kinder = _KIND.get(self._families[subject], 0.0)
            self._means[key] = one.ability + bent(one, subject, self._seed) + kinder
        return self._means[key]

    def _untidiness(self, name: str) -> float:
        if name not in self._untidy:
            usual = Random(f"untidy-{self._seed}-{name}").choice((0.01, 0.03, 0.05, 0.08, 0.12))
            self._untidy[name] = _UNTIDY.get(name, usual)
        return self._untidy[name]
