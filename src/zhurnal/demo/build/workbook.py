"""The demo school as the workbook a secretary would bring: the same sheets, the same headings."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhurnal.demo.build.rows import DemoSchool

    Cell = str | int | date | None
    Sheet = tuple[str, Sequence[str], Iterable[Sequence[Cell]]]

_PLAN = "Параллель | Предмет | № урока | Раздел | Тема урока | Вид контроля | Домашнее задание"
DAYS = ("пн", "вт", "ср", "чт", "пт", "сб")


def workbook(school: DemoSchool) -> bytes:
    """The file, byte for byte the same for the same school."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": "Школа", "created": datetime(2025, 9, 1)})  # noqa: DTZ001
    header = book.add_format({"bold": True, "bottom": 1})
    dates = book.add_format({"num_format": "dd.mm.yyyy"})
    for name, headings, rows in sheets(school):
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(headings) - 1, 18)
        sheet.write_row(0, 0, headings, header)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, dates)
                elif cell not in (None, ""):
                    sheet.write(number, column, cell)
    book.close()
    return out.getvalue()


def sheets(school: DemoSchool) -> list[Sheet]:
    """Every sheet with its headings and rows."""
    return [*_calendar_sheets(school), *_people_sheets(school), *_teaching_sheets(school)]


def _calendar_sheets(school: DemoSchool) -> list[Sheet]:
    return [
        ("Школа", ("Параметр", "Значение"), school.parameters),
        (
            "Периоды",
            ("Схема", "Период", "Начало", "Окончание", "Параллели"),
            [(t.scheme, t.name, t.starts_on, t.ends_on, t.parallels) for t in school.terms],
        ),
        (
            "Каникулы",
            ("Название", "Начало", "Окончание", "Параллели"),
            [(d.name, d.starts_on, d.ends_on, d.parallels) for d in school.days_off],
        ),
        (
            "Звонки",
            ("Смена", "Урок", "Начало", "Окончание"),
            [(b.shift, b.lesson, f"{b.starts:%H:%M}", f"{b.ends:%H:%M}") for b in school.bells],
        ),
        (
            "Предметы",
            ("Предмет", "Краткое название"),
            [(s.name, s.short_name) for s in school.subjects],
        ),
    ]


def _people_sheets(school: DemoSchool) -> list[Sheet]:
    person = ("Фамилия", "Имя", "Отчество")
    return [
        (
            "Сотрудники",
            ("Табельный №", *person, "Пол", "Дата рождения", "Должность", "Роли", "Логин"),
            [
                (
                    e.number,
                    e.surname,
                    e.name,
                    e.patronymic,
                    e.sex,
                    e.born_on,
                    e.position,
                    e.roles,
                    e.login,
                )
                for e in school.staff
            ],
        ),
        (
            "Классы",
            ("Класс", "Параллель", "Смена", "Схема периодов", "Классный руководитель", "Кабинет"),
            [
                (c.name, c.parallel, c.shift, c.scheme, c.homeroom_teacher, c.room)
                for c in school.classes
            ],
        ),
        (
            "Ученики",
            ("Личное дело №", *person, "Пол", "Дата рождения", "Класс", "Зачислен с", "Логин"),
            [
                (
                    p.file_number,
                    p.surname,
                    p.name,
                    p.patronymic,
                    p.sex,
                    p.born_on,
                    p.class_name,
                    p.enrolled_on,
                    p.login,
                )
                for p in school.pupils
            ],
        ),
        (
            "Родители",
            ("Личное дело № ученика", *person, "Кем приходится", "Телефон", "Почта", "Логин"),
            [
                (
                    p.file_number,
                    p.surname,
                    p.name,
                    p.patronymic,
                    p.kinship,
                    p.phone,
                    p.email,
                    p.login,
                )
                for p in school.parents
            ],
        ),
    ]


def _teaching_sheets(school: DemoSchool) -> list[Sheet]:
    return [
        (
            "Группы",
            ("Группа", "Классы", "Вид"),
            [(g.name, ", ".join(g.classes), g.kind) for g in school.groups],
        ),
        (
            "Состав групп",
            ("Группа", "Личное дело №", "С", "По"),
            [(m.group, m.file_number, m.starts_on, m.ends_on) for m in school.memberships],
        ),
        (
            "Нагрузка",
            ("Класс или группа", "Предмет", "Учитель", "Часов в неделю", "С", "По"),
            [(w.unit, w.subject, w.teacher, w.hours, w.starts_on, None) for w in school.loads],
        ),
        (
            "Расписание",
            ("Класс или группа", "Предмет", "День", "Урок", "Кабинет", "Учитель"),
            [(s.unit, s.subject, DAYS[s.day], s.lesson, s.room, s.teacher) for s in school.slots],
        ),
        (
            "Планы",
            (
                "Параллель",
                "Предмет",
                "№ урока",
                "Раздел",
                "Тема урока",
                "Вид контроля",
                "Домашнее задание",
            ),
            [
                (p.parallel, p.subject, p.number, p.section, p.topic, p.control, p.homework)
                for p in school.plans
            ],
        ),
    ]


def _cells(rows: Iterable[object], names: str) -> list[tuple[Cell, ...]]:
    return [tuple(getattr(row, name) for name in names.split()) for row in rows]
