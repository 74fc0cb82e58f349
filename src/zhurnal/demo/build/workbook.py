"""The demo school as the workbook a secretary would bring: the same sheets, the same headings."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

from zhurnal.demo.build.rows import DemoSchool

_PERSON = "Фамилия surname, Имя name, Отчество patronymic"
#: Sheet: the rows of the school it holds; its columns, each a heading and an attribute of the row.
SHEETS = {
    "Периоды": (
        "terms",
        "Схема scheme, Период name, Начало starts_on, Окончание ends_on, Параллели parallels",
    ),
    "Каникулы": (
        "days_off",
        "Название name, Начало starts_on, Окончание ends_on, Параллели parallels",
    ),
    "Звонки": ("bells", "Смена shift, Урок lesson, Начало starts, Окончание ends"),
    "Предметы": ("subjects", "Предмет name, Краткое название short_name"),
    "Сотрудники": (
        "staff",
        (
            f"Табельный № number, {_PERSON}, Пол sex, Дата рождения born_on, Должность position, "
            "Роли roles, Логин login"
        ),
    ),
    "Классы": (
        "classes",
        (
            "Класс name, Параллель parallel, Смена shift, Схема периодов scheme, "
            "Классный руководитель homeroom_teacher, Кабинет room"
        ),
    ),
    "Ученики": (
        "pupils",
        (
            f"Личное дело № file_number, {_PERSON}, Пол sex, Дата рождения born_on, "
            "Класс class_name, Зачислен с enrolled_on, Логин login"
        ),
    ),
    "Родители": (
        "parents",
        (
            f"Личное дело № ученика file_number, {_PERSON}, Кем приходится kinship, Телефон phone, "
            "Почта email, Логин login"
        ),
    ),
    "Группы": ("groups", "Группа name, Классы classes, Вид kind"),
    "Состав групп": (
        "memberships",
        "Группа group, Личное дело № file_number, С starts_on, По ends_on",
    ),
    "Нагрузка": (
        "loads",
        (
            "Класс или группа unit, Предмет subject, Учитель teacher, Часов в неделю hours, "
            "С starts_on, По ends_on"
        ),
    ),
    "Расписание": (
        "slots",
        (
            "Класс или группа unit, Предмет subject, День weekday, Урок lesson, Кабинет room, "
            "Учитель teacher"
        ),
    ),
    "Планы": (
        "plans",
        (
            "Параллель parallel, Предмет subject, № урока number, Раздел section, "
            "Тема урока topic, Вид контроля control, Домашнее задание homework"
        ),
    ),
}


def workbook(school: DemoSchool) -> bytes:
    """The file, byte for byte the same for the same school."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": "Школа", "created": datetime(2025, 9, 1)})  # noqa: DTZ001
    styles = {
        "header": book.add_format({"bold": True, "bottom": 1}),
        "date": book.add_format({"num_format": "dd.mm.yyyy"}),
    }
    _write(book, "Школа", ["Параметр", "Значение"], school.parameters, styles)
    for title, (rows, columns) in SHEETS.items():
        pairs = [column.rpartition(" ") for column in columns.split(", ")]
        cells = [
            [getattr(row, attribute) for _, _, attribute in pairs] for row in getattr(school, rows)
        ]
        _write(book, title, [heading for heading, _, _ in pairs], cells, styles)
    book.close()
    return out.getvalue()


def _write(book: Any, title: str, headings: list[str], rows: Any, styles: dict[str, Any]) -> None:
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(headings) - 1, 18)
    sheet.write_row(0, 0, headings, styles["header"])
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            match cell:
                case date():
                    sheet.write_datetime(number, column, cell, styles["date"])
                case time():
                    sheet.write_string(number, column, f"{cell:%H:%M}")
                case tuple():
                    sheet.write_string(number, column, ", ".join(cell))
                case None | "":
                    pass
                case _:
                    sheet.write(number, column, cell)
