"""The import of a whole school and of the largest workbook: seconds, in this process."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import product

from tests.interop.imports import AUGUST
from tests.interop.workbooks import Sheets, file_of, small_school
from zhurnal.interop.commands.import_new_school import import_new_school
from zhurnal.interop.queries.import_plan import import_plan
from zhurnal.interop.xlsx.limits import ROWS
from zhurnal.interop.xlsx.workbook import read_workbook

PUPILS, CLASSES = 1000, 36
_SUBJECTS = ("Алгебра", "Английский язык", "История", "Физика", "Химия")
_DAYS = ("пн", "вт", "ср", "чт", "пт")
_LETTERS = "абвгдежзик"


def lists() -> Iterator[str]:
    """Take 1,000 pupils with parents, load and timetable into a new school; judge 50,000 rows."""
    content = file_of(whole_school())
    with _watch() as seconds:
        _, result = import_new_school(workbook=read_workbook(content), now=AUGUST, source="cli")
    yield (
        f"import of {PUPILS} pupils ({result.plan.changes} rows, {result.lessons} lessons): "
        f"{seconds[0]:.1f} s CPU, {seconds[1]:.1f} s (goal ≤ 20)"
    )
    rows = [["Предмет"], *([f"Предмет {_word(number)}"] for number in range(ROWS - 1))]
    content = file_of({"Предметы": rows})
    with _watch() as seconds:
        import_plan(read_workbook(content), actor=None)
    yield f"verdicts on {ROWS} rows: {seconds[0]:.1f} s CPU, {seconds[1]:.1f} s"


def whole_school() -> Sheets:
    """A school of 36 classes, 5 lessons a day."""
    sheets = small_school()
    for title in ("Группы", "Состав групп", "Планы", "Нагрузка", "Расписание", "Ученики",
                  "Родители", "Классы", "Сотрудники", "Предметы", "Звонки"):  # fmt: skip
        del sheets[title][1:]
    names = [f"{grade}{letter}" for grade, letter in product(range(1, 10), "АБВГ")][:CLASSES]
    sheets["Звонки"] += [[1, n, f"{7 + n:02}:00", f"{7 + n:02}:40"] for n in range(1, 6)]
    sheets["Предметы"] += [[name, ""] for name in _SUBJECTS]
    sheets["Классы"] += [[name, int(name[0]), 1, "Четверти", "", ""] for name in names]
    for place, name in enumerate(names):
        for number, subject in enumerate(_SUBJECTS):
            teacher = f"{place}-{number}"
            sheets["Сотрудники"].append([teacher, f"Учитель{_word(place)}", _word(number)])
            sheets["Нагрузка"].append([name, subject, teacher, 5, "", ""])
            for day, weekday in enumerate(_DAYS):
                sheets["Расписание"].append([name, subject, weekday, (number + day) % 5 + 1])
    for number in range(PUPILS):
        file, family = f"П-{number}", _word(number)
        birth = date(2013, 1 + number % 12, 1 + number % 28)
        sheets["Ученики"].append(
            [file, f"Орлов{family}", "Иван", "Ильич", "м", birth, names[number % CLASSES], "", ""]
        )
        for parent in range(1 + number % 2):
            phone = f"8913{number:05}{parent:02}"
            name = ("Вера", "Зоя")[parent]
            sheets["Родители"].append([file, f"Орлова{family}", name, "", "мать", phone])
    return sheets


def _word(number: int) -> str:
    return "".join(_LETTERS[int(digit)] for digit in str(number))


@contextmanager
def _watch() -> Iterator[list[float]]:
    """Seconds of the processor and of the clock."""
    cpu, wall = time.process_time(), time.perf_counter()
    seconds: list[float] = []
    yield seconds
    seconds += [time.process_time() - cpu, time.perf_counter() - wall]
