"""Lesson plans: sections and topics written by hand, laid out over the hours of the year.

Notation of `content/plans`: «## 7» opens a parallel, «# …» a section; topics are divided by «;».
A mark before a colon makes a control lesson («кр: Степени» is a numbered test), «*3» gives a topic
three times the usual share of spare hours («*0» none), «+» keeps a topic for the profile level.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zhurnal.demo.build.homework import Assignments, family_forms
from zhurnal.demo.build.load import hours
from zhurnal.demo.build.rows import PlanLine
from zhurnal.demo.content import table, text

WEEKS = 34
_LONGEST_CONTROL = 2
_FINAL = "Итоговая работа"
DEEPER = " (углублённый уровень)"

_CONTROLS = {
    "кр": ("Контрольная работа № {n} по теме «{x}»", "контрольная работа"),
    "кд": ("Контрольный диктант № {n} по теме «{x}»", "диктант"),
    "лр": ("Лабораторная работа № {n} «{x}»", "лабораторная работа"),
    "пр": ("Практическая работа № {n} «{x}»", "практическая работа"),
    "изл": ("Изложение. {x}", "изложение"),
    "соч": ("Сочинение. {x}", "сочинение"),
    "рр": ("Развитие речи. {x}", ""),
    "вч": ("Внеклассное чтение. {x}", ""),
    "тест": ("Тест «{x}»", "тест"),
    "зач": ("Зачёт по теме «{x}»", "зачёт"),
    "проект": ("Проект «{x}»", "проект"),
    "норм": ("{x}. Контрольный норматив", "норматив"),
}
_CONTROL_OF_FORM = {
    "Самостоятельная работа": "самостоятельная работа",
    "Контрольный норматив": "норматив",
    "Практическая работа": "практическая работа",
    "Практическая работа на компьютере": "практическая работа",
    "Пересказ": "ответ на уроке",
}


@dataclass(frozen=True, slots=True)
class _Topic:
    section: str
    words: str
    mark: str
    share: int


def plans() -> tuple[PlanLine, ...]:
    """A plan for every subject of every parallel, with as many lines as the year has lessons."""
    wanted: dict[tuple[int, str], int] = {}
    for unit, subjects in hours().items():
        if unit.partition(" ")[0].isdigit():
            for subject, weekly in subjects.items():
                wanted[int(unit.partition(" ")[0]), subject] = weekly
    wanted |= {(parallel, "Немецкий язык"): 3 for parallel in (7, 8, 9)}
    return tuple(
        line
        for (parallel, subject), weekly in wanted.items()
        for line in plan(parallel, subject, weekly * WEEKS)
    )


def plan(parallel: int, subject: str, lessons: int) -> tuple[PlanLine, ...]:
    """The plan of one subject: spare hours go to the topics with the largest share."""
    file, family = _file_and_family(subject)
    topics = _topics(file, parallel, deeper=subject.endswith(DEEPER))
    forms = family_forms(family)
    assignments = Assignments(family, parallel, f"{subject} {parallel}")
    numbers: dict[str, int] = {}
    rows: list[PlanLine] = []
    for topic, count in zip(topics, _spread(topics, lessons, len(forms) + 1), strict=True):
        for turn in range(count):
            words, control = _lesson(topic, turn, forms, numbers)
            homework = assignments.next(new_topic=turn == 0, control=control)
            rows.append(
                PlanLine(parallel, subject, len(rows) + 1, topic.section, words, control, homework)
            )
    return tuple(rows)


@cache
def _file_and_family(subject: str) -> tuple[str, str]:
    return next(
        (file, family) for name, _, file, family in table("subjects.txt") if name == subject
    )


def _topics(file: str, parallel: int, *, deeper: bool) -> list[_Topic]:
    found: list[_Topic] = []
    inside, section = False, ""
    for line in text(f"plans/{file}.txt").splitlines():
        if line.startswith("## "):
            inside = line[3:].strip() == str(parallel)
        elif inside and line.startswith("# "):
            section = line[2:].strip()
        elif inside:
            items = [item.strip() for item in line.split(";") if item.strip()]
            found += [
                _topic(section, item.removeprefix("+").strip())
                for item in items
                if deeper or not item.startswith("+")
            ]
    return found


def _topic(section: str, item: str) -> _Topic:
    words, _, share = item.partition(" *")
    mark, colon, rest = words.partition(": ")
    if colon and mark in _CONTROLS:
        return _Topic(section, rest, mark, int(share or 0))
    return _Topic(section, words, "", int(share or 1))


def _spread(topics: list[_Topic], lessons: int, most: int) -> list[int]:
    """How many lessons each topic takes: one at least, the rest in proportion to the shares."""
    counts = [1] * len(topics)
    if len(topics) > lessons or not any(topic.share for topic in topics):
        message = f"{len(topics)} topics do not fit {lessons} lessons: {topics[0].words}"
        raise ValueError(message)
    for _ in range(lessons - len(topics)):
        place = max(
            range(len(topics)),
            key=lambda n: (
                counts[n] < (_LONGEST_CONTROL if topics[n].mark else most),
                topics[n].share / counts[n],
                -n,
            ),
        )
        counts[place] += 1
    return counts


def _lesson(
    topic: _Topic, turn: int, forms: tuple[str, ...], numbers: dict[str, int]
) -> tuple[str, str]:
    if topic.mark:
        pattern, control = _CONTROLS[topic.mark]
        numbers[topic.mark] = numbers.get(topic.mark, 0) + (turn == 0)
        words = pattern.format(n=numbers[topic.mark], x=topic.words)
        if topic.words.startswith(_FINAL):
            words = topic.words.replace(
                _FINAL, f"Итоговая {control}" if topic.mark == "кр" else _FINAL
            )
        return (words if turn == 0 else f"{words}. Продолжение"), control
    if turn == 0:
        return topic.words, ""
    form = forms[(turn - 1) % len(forms)]
    stop = "" if topic.words.endswith(("?", "!", "…")) else "."
    return f"{topic.words}{stop} {form}", _CONTROL_OF_FORM.get(form, "")
