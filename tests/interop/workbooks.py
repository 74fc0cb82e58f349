"""Workbooks for tests: a small school sheet by sheet, and files made of sheets."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

import xlsxwriter

from zhurnal.interop.xlsx.workbook import Workbook, read_workbook

Sheets = dict[str, list[list[Any]]]

_SMALL: Sheets = {
    "Школа": [
        ["Параметр", "Значение"],
        ["Название", "Школа № 12"],
        ["Краткое название", "Школа 12"],
        ["Населённый пункт", "Бийск"],
        ["Часовой пояс", "Asia/Barnaul"],
        ["Учебный год", "2026/27"],
        ["Начало года", date(2026, 9, 1)],
        ["Окончание года", date(2027, 5, 26)],
        ["Учебных дней в неделе", 6],
    ],
    "Периоды": [
        ["Схема", "Период", "Начало", "Окончание", "Параллели"],
        ["Четверти", "1 четверть", date(2026, 9, 1), date(2026, 10, 24), "1-9"],
        ["Четверти", "2 четверть", date(2026, 11, 5), date(2026, 12, 30), "1-9"],
    ],
    "Каникулы": [
        ["Название", "Начало", "Окончание", "Параллели"],
        ["Осенние каникулы", date(2026, 10, 25), date(2026, 11, 4), ""],
        ["Дополнительные каникулы", date(2026, 9, 14), date(2026, 9, 19), "1"],
    ],
    "Звонки": [
        ["Смена", "Урок", "Начало", "Окончание"],
        [1, 1, "08:00", "08:40"],
        [1, 2, "08:50", "09:30"],
    ],
    "Предметы": [
        ["Предмет", "Краткое название"],
        ["Алгебра", "Алг."],
        ["Английский язык", "Англ."],
    ],
    "Сотрудники": [
        ["Табельный №", "Фамилия", "Имя", "Отчество", "Пол", "Дата рождения", "Должность",
         "Роли", "Логин"],
        ["1", "Соколова", "Ирина", "Павловна", "ж", date(1970, 2, 3), "директор", "директор", ""],
        ["2", "Петрова", "Анна", "Сергеевна", "ж", date(1985, 4, 5), "учитель", "", "petrova"],
        ["3", "Ким", "Борис", "", "м", "", "учитель", "", ""],
        ["4", "Лаптева", "Мария", "Олеговна", "ж", "", "секретарь", "секретарь, администратор",
         ""],
    ],
    "Классы": [
        ["Класс", "Параллель", "Смена", "Схема периодов", "Классный руководитель", "Кабинет"],
        ["7Б", 7, 1, "Четверти", "2", "12"],
        ["1А", 1, 1, "", "", ""],
    ],
    "Ученики": [
        ["Личное дело №", "Фамилия", "Имя", "Отчество", "Пол", "Дата рождения", "Класс",
         "Зачислен с", "Логин"],
        ["П-1", "Орлов", "Иван", "Ильич", "м", date(2013, 3, 14), "7Б", date(2026, 9, 1), ""],
        ["П-2", "Орлова", "Дарья", "Ильинична", "ж", date(2019, 6, 1), "1А", "", ""],
        ["П-3", "Титов", "Глеб", "Юрьевич", "м", date(2013, 8, 30), "7Б", "", "titov.g"],
    ],
    "Родители": [
        ["Личное дело № ученика", "Фамилия", "Имя", "Отчество", "Кем приходится", "Телефон",
         "Почта", "Логин"],
        ["П-1", "Орлова", "Вера", "Игоревна", "мать", "8 (913) 123-45-67", "", ""],
        ["П-2", "Орлова", "Вера", "Игоревна", "мать", "+7 913 123 45 67", "", ""],
        ["П-3", "Петрова", "Анна", "Сергеевна", "мать", "", "", "petrova"],
    ],
    "Группы": [
        ["Группа", "Классы", "Вид"],
        ["7Б англ. 1", "7Б", "подгруппа"],
        ["7Б англ. 2", "7Б", "подгруппа"],
    ],
    "Состав групп": [
        ["Группа", "Личное дело №", "С", "По"],
        ["7Б англ. 1", "П-1", "", ""],
        ["7Б англ. 2", "П-3", date(2026, 9, 1), ""],
    ],
    "Нагрузка": [
        ["Класс или группа", "Предмет", "Учитель (табельный №)", "Часов в неделю", "С", "По"],
        ["7Б", "Алгебра", "2", 3, "", ""],
        ["7Б англ. 1", "Английский язык", "3", 2.5, "", ""],
        ["7Б англ. 2", "Английский язык", "2", 2.5, "", ""],
    ],
    "Расписание": [
        ["Класс или группа", "Предмет", "День", "Урок", "Кабинет", "Учитель"],
        ["7Б", "Алгебра", "пн", 1, "12", ""],
        ["7Б англ. 1", "Английский язык", "пн", 2, "5", ""],
        ["7Б англ. 2", "Английский язык", "пн", 2, "6", ""],
    ],
    "Планы": [
        ["Параллель", "Предмет", "№ урока", "Раздел", "Тема урока", "Вид контроля",
         "Домашнее задание"],
        [7, "Алгебра", 1, "Числа", "Рациональные числа", "", "п. 1"],
        [7, "Алгебра", 2, "Числа", "Степень", "Контрольная работа", ""],
    ],
}  # fmt: skip


def small_school(**changed: list[list[Any]] | None) -> Sheets:
    """The sheets of a school of three pupils; `changed` replaces sheets, None leaves one out."""
    sheets = {**deepcopy(_SMALL), **changed}
    return {title: rows for title, rows in sheets.items() if rows is not None}


def one_sheet(title: str, *rows: Sequence[Any]) -> Sheets:
    """The small school with one sheet's rows replaced, its header kept."""
    return small_school(**{title: [_SMALL[title][0], *map(list, rows)]})


def file_of(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """The sheets as an XLSX file. A text that begins with «=» becomes a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    dates = book.add_format({"num_format": "dd.mm.yyyy"})
    for title, rows in sheets.items():
        page = book.add_worksheet(title)
        for number, row in enumerate(rows):
            for position, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(number, position, cell, dates)
                elif cell not in ("", None):
                    page.write(number, position, cell)
    book.close()
    return out.getvalue()


def book_of(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Workbook:
    """The sheets as a workbook that was read."""
    return read_workbook(file_of(sheets))
