"""The kinds of work that a school begins with; what it keeps, renames or weighs is its own affair.

Source: clause 2.7, R-2.7-c; weights are the usual ones of local acts (school practice §9).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WorkKind:
    """A kind of work as a new school gets it."""

    code: str
    name: str
    short_name: str
    weight: int = 1
    is_control: bool = False


WORK_KINDS = (
    WorkKind("answer", "Ответ на уроке", "отв"),
    WorkKind("classwork", "Работа на уроке", "кл"),
    WorkKind("homework", "Домашнее задание", "д/з"),
    WorkKind("independent", "Самостоятельная работа", "с/р", 2),
    WorkKind("test", "Контрольная работа", "к/р", 3, is_control=True),
    WorkKind("quiz", "Тест", "тест", 2),
    WorkKind("dictation", "Диктант", "дик", 3, is_control=True),
    WorkKind("exposition", "Изложение", "изл", 3, is_control=True),
    WorkKind("essay", "Сочинение", "соч", 3, is_control=True),
    WorkKind("laboratory", "Лабораторная работа", "л/р", 2),
    WorkKind("practical", "Практическая работа", "п/р", 2),
    WorkKind("project", "Проект", "пр", 2),
    WorkKind("recitation", "Чтение наизусть", "наиз"),
    WorkKind("credit", "Зачёт", "зач", 3, is_control=True),
    WorkKind("standard", "Норматив", "норм"),
    WorkKind("vpr", "Всероссийская проверочная работа", "ВПР", 0, is_control=True),
)
