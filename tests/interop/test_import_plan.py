"""Every kind of mistake in a workbook gets its own sentence on its own row."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.interop.imports import a_school_from, codes, plan_of, refused_rows
from tests.interop.workbooks import Sheets, book_of, one_sheet, small_school
from zhurnal.access.actor import Actor, Grant
from zhurnal.access.roles import RoleCode
from zhurnal.interop.queries.import_plan import import_plan
from zhurnal.interop.xlsx.row import Outcome
from zhurnal.kernel.verdict import Refused
from zhurnal.tenancy.scope import school_scope

pytestmark = pytest.mark.django_db

IVAN = ["П-1", "Орлов", "Иван", "Ильич", "м", date(2013, 3, 14), "7Б", "", ""]


def changed(title: str, row: int, column: int, cell: Any) -> Sheets:
    """The small school with one cell rewritten; `row` as Excel counts."""
    sheets = small_school()
    sheets[title][row - 1][column] = cell
    return sheets


def added(title: str, *cells: Any) -> Sheets:
    """The small school with one more row on a sheet."""
    sheets = small_school()
    sheets[title].append(list(cells))
    return sheets


MISTAKES = [
    (changed("Школа", 5, 1, "Barnaul"), "Школа", "cell-not-timezone"),
    (changed("Школа", 6, 1, "2026/28"), "Школа", "cell-not-year"),
    (changed("Школа", 7, 1, date(2027, 9, 1)), "Школа", "ends-before-start"),
    (changed("Школа", 7, 1, date(2025, 9, 1)), "Школа", "year-beyond-dates"),
    (changed("Периоды", 2, 3, date(2026, 8, 20)), "Периоды", "ends-before-start"),
    (changed("Периоды", 3, 2, date(2026, 10, 24)), "Периоды", "terms-overlap"),
    (changed("Периоды", 2, 2, date(2025, 9, 1)), "Периоды", "beyond-year"),
    (added("Каникулы", "Осенние каникулы", date(2026, 11, 3), date(2026, 11, 9), "7"), "Каникулы",
     "holidays-overlap"),
    (changed("Звонки", 3, 2, "08:30"), "Звонки", "bells-overlap"),
    (changed("Звонки", 2, 3, "07:40"), "Звонки", "bell-ends-before-start"),
    (added("Предметы", "алгебра", ""), "Предметы", "row-twice"),
    (changed("Сотрудники", 2, 7, "царь"), "Сотрудники", "cell-not-in-list"),
    (changed("Сотрудники", 4, 8, "petrova"), "Сотрудники", "login-taken"),
    (changed("Сотрудники", 3, 5, date(2020, 4, 5)), "Сотрудники", "age-impossible"),
    (added("Сотрудники", "2", "Новая", "Ольга"), "Сотрудники", "row-twice"),
    (changed("Классы", 2, 4, "77"), "Классы", "unknown-name"),
    (changed("Классы", 3, 1, 11), "Классы", "no-scheme"),
    (changed("Классы", 2, 3, "Четверть"), "Классы", "unknown-name-near"),
    (added("Классы", "7б", 7, 1, "Четверти", "", ""), "Классы", "row-twice"),
    (added("Классы", "7А, 7Б", 7, 1, "Четверти", "", ""), "Классы", "comma-in-name"),
    (added("Ученики", *IVAN), "Ученики", "row-twice"),
    (added("Ученики", "П-9", *IVAN[1:]), "Ученики", "pupil-twice"),
    (changed("Ученики", 2, 6, "Ж"), "Ученики", "unknown-name"),
    (changed("Ученики", 2, 5, "14.13.2013"), "Ученики", "cell-not-date"),
    (changed("Ученики", 2, 5, date(2026, 3, 14)), "Ученики", "age-impossible"),
    (changed("Ученики", 2, 7, date(2013, 9, 1)), "Ученики", "beyond-year"),
    (changed("Ученики", 2, 2, ""), "Ученики", "cell-required"),
    (changed("Ученики", 2, 1, "Îðëîâ"), "Ученики", "cell-garbled"),
    (changed("Ученики", 2, 8, "titov.g"), "Ученики", "login-taken"),
    (changed("Родители", 2, 0, "П-77"), "Родители", "unknown-name"),
    (changed("Родители", 2, 4, "сосед"), "Родители", "cell-not-in-list"),
    (changed("Родители", 2, 7, "petrova"), "Родители", "same-login-other-name"),
    (changed("Родители", 2, 7, "titov.g"), "Родители", "login-taken"),
    (added("Группы", "7б", "7Б", "подгруппа"), "Группы", "name-is-class"),
    (added("Группы", "поток", "7Б, 1А", "подгруппа"), "Группы", "subgroup-of-several"),
    (changed("Состав групп", 2, 1, "П-2"), "Состав групп", "not-of-class"),
    (added("Состав групп", "7Б англ. 1", "П-1", date(2026, 10, 1), ""), "Состав групп",
     "member-twice"),
    (changed("Состав групп", 3, 3, date(2026, 8, 1)), "Состав групп", "ends-before-start"),
    (changed("Нагрузка", 2, 1, "Алгебраа"), "Нагрузка", "unknown-name-near"),
    (changed("Нагрузка", 2, 2, "8"), "Нагрузка", "unknown-name"),
    (changed("Нагрузка", 2, 3, 0), "Нагрузка", "cell-not-hours"),
    (added("Нагрузка", "7Б", "Алгебра", "2", 1, date(2026, 11, 1), ""), "Нагрузка", "load-twice"),
    (changed("Расписание", 2, 2, "вс"), "Расписание", "cell-not-in-list"),
    (changed("Расписание", 2, 3, 5), "Расписание", "no-bell"),
    (changed("Расписание", 2, 1, "Английский язык"), "Расписание", "no-load"),
    (changed("Расписание", 3, 5, "2"), "Расписание", "teacher-clash"),
    (changed("Расписание", 2, 3, 2), "Расписание", "pupils-clash"),
    (added("Расписание", "7Б", "Алгебра", "пн", 1, "", ""), "Расписание", "row-twice"),
    (changed("Планы", 2, 4, ""), "Планы", "cell-required"),
    (changed("Планы", 3, 2, 1), "Планы", "row-twice"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sheets", "title", "code"), MISTAKES, ids=[f"{title} {code}" for _, title, code in MISTAKES]
)
def test_a_mistake_is_named_on_its_row(sheets: Sheets, title: str, code: str) -> None:
    rows = refused_rows(plan_of(sheets))
    here = [
        str(reason)
        for sheet, row in rows
        for reason in row.reasons
        if sheet == title and reason.verdict.code == code
    ]
    assert here, codes(rows)
    assert all(text.endswith((".", "?")) and "%(" not in text for text in here)


def test_the_small_school_has_no_mistakes() -> None:
    assert refused_rows(plan_of(small_school())) == []


def test_a_sentence_names_the_column_and_the_nearest_name() -> None:
    [(_, row), *_] = refused_rows(plan_of(changed("Нагрузка", 2, 1, "Алгебро")))
    assert str(row.reasons[0]) == (
        "«Предмет»: «Алгебро» нет ни в книге, ни в школе. Может быть, «Алгебра»? Исправьте или "
        "добавьте строку на лист «Предметы»."
    )
    assert (row.number, row.label) == (2, "7Б, Алгебро")


@pytest.mark.parametrize(
    ("sheets", "code"),
    [
        (changed("Ученики", 2, 5, date(2009, 3, 14)), "age-unusual"),
        (added("Каникулы", "Долгие", date(2026, 9, 10), date(2026, 9, 25), ""),
         "holiday-inside-term"),
    ],
)  # fmt: skip
def test_what_is_odd_but_possible_is_only_noted(sheets: Sheets, code: str) -> None:
    plan = plan_of(sheets)
    assert plan.refused == 0
    notes = [note.verdict.code for sheet in plan.sheets for row in sheet.rows for note in row.notes]
    assert notes == [code]


def test_a_double_lesson_in_another_shift_at_the_same_hour_is_noticed() -> None:
    sheets = small_school()
    sheets["Звонки"].append([2, 1, "08:20", "09:00"])
    sheets["Классы"].append(["8А", 8, 2, "Четверти", "", ""])
    sheets["Нагрузка"].append(["8А", "Алгебра", "2", 3, "", ""])
    sheets["Расписание"].append(["8А", "Алгебра", "пн", 1, "", ""])
    assert codes(refused_rows(plan_of(sheets))) == [("Расписание", 5, "teacher-clash")]


def test_a_pupil_taught_alone_has_lessons_beside_his_class() -> None:
    sheets = small_school()
    sheets["Группы"].append(["Титов на дому", "7Б", "индивидуальная"])
    sheets["Состав групп"].append(["Титов на дому", "П-3", "", ""])
    sheets["Нагрузка"].append(["Титов на дому", "Алгебра", "3", 1, "", ""])
    sheets["Расписание"].append(["Титов на дому", "Алгебра", "пн", 1, "", ""])
    assert refused_rows(plan_of(sheets)) == []


def test_a_class_complex_is_two_classes_and_one_group() -> None:
    sheets = small_school()
    sheets["Классы"] += [["2К", 2, 1, "", "", ""], ["4К", 4, 1, "", "", ""]]
    sheets["Группы"].append(["2К+4К", "2К, 4К", "межклассная"])
    sheets["Нагрузка"].append(["2К+4К", "Алгебра", "3", 1, "", ""])
    sheets["Расписание"].append(["2К+4К", "Алгебра", "вт", 1, "", ""])
    assert refused_rows(plan_of(sheets)) == []


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ([["Фамилия", "Имя"], ["Орлов", "Иван"]], "no-columns"),
        ([["совсем", "другое"], [1, 2]], "no-columns"),
    ],
)
def test_a_sheet_without_its_columns_is_a_problem(table: list[list[Any]], code: str) -> None:
    plan = plan_of(small_school(Ученики=table))
    problems = [(sheet.title, sheet.problem.verdict.code) for sheet in plan.sheets if sheet.problem]
    assert problems == [("Ученики", code)]


def test_headers_are_found_below_a_title_and_however_they_are_written() -> None:
    sheets = small_school()
    sheets["Предметы"] = [
        ["Предметы школы на год"], [], ["№ п/п", " ПРЕДМЕТ ", "краткое  Название"],
        [1, "Алгебра", "Алг."], [2, "Английский язык", "Англ."],
    ]  # fmt: skip
    plan = plan_of(sheets)
    [subjects] = [sheet for sheet in plan.sheets if sheet.title == "Предметы"]
    assert plan.refused == 0
    assert [note.verdict.code for note in subjects.notes] == ["columns-ignored"]


def test_an_unknown_sheet_is_noted_with_the_likely_name() -> None:
    plan = plan_of(small_school(Учиники=[["x"]], Прочее=[["y"]]))
    assert [str(note) for note in plan.notes] == [
        "Лист «Учиники» не из шаблона и не читается. Если это «Ученики», переименуйте его.",
        "Лист «Прочее» не из шаблона и не читается.",
    ]


def test_a_book_of_strange_sheets_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        plan_of({"Лист1": [["a"]]})
    assert refused.value.verdict.code == "no-known-sheet"


def test_without_a_year_nothing_of_a_year_can_be_taken() -> None:
    plan = plan_of({"Школа": [["Название", "Школа № 1"]], "Классы": [["Класс", "Параллель"]]})
    assert [each.problem.verdict.code for each in plan.sheets if each.problem] == ["no-year"]


def test_numbers_and_logins_of_known_people_are_not_given_to_others() -> None:
    school = a_school_from()
    stranger = ["П-1", "Белых", "Пётр", "", "м", date(2012, 1, 1), "7Б", "", ""]
    assert codes(refused_rows(plan_of(one_sheet("Ученики", stranger), school)))[0][2] == (
        "number-of-other"
    )
    other_login = [*IVAN[:-1], "orlov"]
    rows = refused_rows(plan_of({"Ученики": one_sheet("Ученики", other_login)["Ученики"]}, school))
    assert codes(rows) == [("Ученики", 2, "login-fixed")]


def test_another_schools_book_is_noted() -> None:
    school = a_school_from()
    plan = plan_of(changed("Школа", 2, 1, "Школа № 13"), school)
    notes = [note.verdict.code for row in plan.sheets[0].rows for note in row.notes]
    assert notes == ["other-school"]


def test_a_secretary_cannot_make_herself_a_head() -> None:
    school = a_school_from()
    secretary = Actor(
        school_id=school.pk, person_id=None, account_id=None, name="Лаптева М. О.",
        today=date(2026, 11, 18), grants=(Grant(RoleCode.SECRETARY),),
    )  # fmt: skip
    with school_scope(school.pk):
        plan = import_plan(
            book_of(changed("Сотрудники", 5, 7, "секретарь, директор")), actor=secretary
        )
        assert refused_rows(plan) == []
        assert plan.draft.roles == []
        notes = [note for sheet in plan.sheets for row in sheet.rows for note in row.notes]
        assert [note.verdict.facts for note in notes] == [{"roles": "директор"}]
        assert [note.verdict.code for note in plan.notes] == ["roles-wait-all"]


def test_new_pupils_among_known_ones_are_told_apart() -> None:
    school = a_school_from()
    plan = plan_of(added("Ученики", "П-4", "Белых", "Ева", "", "ж", "", "7Б", "", ""), school)
    assert plan.counts == {Outcome.UNCHANGED: 34, Outcome.NEW: 1}


def test_two_namesakes_without_telephone_are_two_people() -> None:
    sheets = small_school()
    for row in (1, 2):
        sheets["Родители"][row][5] = ""
    plan = plan_of(sheets)
    assert plan.refused == 0
    assert len({entry.who for entry in plan.draft.accepted["guardian"]}) == 3


def test_one_person_told_of_differently_is_refused() -> None:
    sheets = small_school()
    sheets["Родители"][1][7] = sheets["Родители"][2][7] = "orlova"
    sheets["Родители"][2][5] = "+7 913 000-00-00"
    assert codes(refused_rows(plan_of(sheets))) == [("Родители", 3, "same-person-differs")]
