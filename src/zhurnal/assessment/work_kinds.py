"""Kinds of work as a local act lays them down, and those that a school begins with.

Source: clause 2.7; R-2.7-c, R-2.6-a; school practice §9.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

Text = Annotated[str, Meta(min_length=1, max_length=80)]
Days = Annotated[int, Meta(ge=0, le=365)]


class TermUnit(StrEnum):
    """How the days of a term are counted; 0 of any unit is the day of the lesson itself."""

    LESSONS = "lessons"
    WORKING_DAYS = "working-days"
    CALENDAR_DAYS = "calendar-days"


class Term(Struct, frozen=True):
    """Until when marks of a work are put, counted from its lesson.

    Source: R-2.6-a.
    """

    count: Days = 0
    unit: TermUnit = TermUnit.CALENDAR_DAYS


class WorkKind(Struct, frozen=True):
    """A kind of work: weight in the mean, term of its marks, criteria if it has several marks.

    Source: clause 2.7; R-2.7-c, R-2.6-a; school practice §9.
    """

    code: Annotated[str, Meta(min_length=1, max_length=24)]
    name: Text
    short_name: Annotated[str, Meta(min_length=1, max_length=12)]
    weight: Annotated[int, Meta(ge=0, le=100)] = 1
    is_control: bool = False
    term: Term = Term()
    criteria: tuple[Text, ...] = ()


WORK_KINDS = (
    WorkKind("answer", "Ответ на уроке", "отв"),
    WorkKind("classwork", "Работа на уроке", "кл"),
    WorkKind("homework", "Домашнее задание", "д/з", term=Term(1, TermUnit.LESSONS)),
    WorkKind(
        "independent", "Самостоятельная работа", "с/р", 2, term=Term(3, TermUnit.WORKING_DAYS)
    ),
    WorkKind("test", "Контрольная работа", "к/р", 3, True, Term(3, TermUnit.WORKING_DAYS)),
    WorkKind("quiz", "Тест", "тест", 2, term=Term(3, TermUnit.WORKING_DAYS)),
    WorkKind(
        "dictation",
        "Диктант",
        "дик",
        3,
        True,
        Term(3, TermUnit.WORKING_DAYS),
        ("Орфография и пунктуация", "Грамматическое задание"),
    ),
    WorkKind(
        "exposition",
        "Изложение",
        "изл",
        3,
        True,
        Term(7),
        ("Содержание", "Грамотность"),
    ),
    WorkKind("essay", "Сочинение", "соч", 3, True, Term(7), ("Содержание", "Грамотность")),
    WorkKind("laboratory", "Лабораторная работа", "л/р", 2, term=Term(3, TermUnit.WORKING_DAYS)),
    WorkKind("practical", "Практическая работа", "п/р", 2, term=Term(3, TermUnit.WORKING_DAYS)),
    WorkKind("project", "Проект", "пр", 2, term=Term(7)),
    WorkKind("recitation", "Чтение наизусть", "наиз"),
    WorkKind("credit", "Зачёт", "зач", 3, True, Term(3, TermUnit.WORKING_DAYS)),
    WorkKind("standard", "Норматив", "норм"),
    WorkKind("vpr", "Всероссийская проверочная работа", "ВПР", 0, True, Term(7)),
)
