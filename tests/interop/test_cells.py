"""What people write into cells, and what is understood."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhurnal.interop.xlsx import cells
from zhurnal.interop.xlsx.cells import BadCell
from zhurnal.interop.xlsx.contacts import a_login, a_phone, an_email
from zhurnal.interop.xlsx.workbook import CELL_ERROR, UNSAVED_FORMULA
from zhurnal.web.refusals import sentence

READERS = (
    cells.text_up_to(80), cells.text_up_to(80, name=True), cells.code_up_to(20), cells.a_date,
    cells.a_time, cells.whole(1, 12), cells.hours, cells.one_of({"м": "m", "ж": "f"}),
    cells.many_of({"директор": 1}), cells.names, cells.grades, a_phone, an_email, a_login,
)  # fmt: skip
ANYTHING = st.one_of(
    st.text(max_size=60),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from([CELL_ERROR, UNSAVED_FORMULA]),
)


@given(cell=ANYTHING, reader=st.sampled_from(READERS))
def test_a_cell_is_read_or_refused_in_a_sentence(cell: Any, reader: cells.Reader) -> None:
    try:
        reader(cell)
    except BadCell as bad:
        text = sentence(bad.verdict)
        assert text.endswith(".")
        assert "%(" not in text


@given(day=st.dates(date(1901, 1, 1), date(2099, 12, 31)))
def test_a_day_is_the_same_however_it_is_written(day: date) -> None:
    serial = float((day - date(1899, 12, 30)).days)
    written = (
        day, datetime(day.year, day.month, day.day),  # noqa: DTZ001 - as the reader gives it
        serial, f"{day:%d.%m.%Y}", f" {day.day}.{day.month}.{day.year} г.", day.isoformat(),
        f"{day:%d/%m/%Y}", f"{day.isoformat()} 00:00:00",
    )  # fmt: skip
    assert {cells.a_date(each) for each in written} == {day}


@given(moment=st.times().map(lambda each: each.replace(second=0, microsecond=0)))
def test_a_moment_is_the_same_however_it_is_written(moment: time) -> None:
    part = (moment.hour * 60 + moment.minute) / 1440
    written = [
        moment,
        f"{moment.hour}:{moment.minute:02}",
        f"{moment:%H.%M}",
        *([part] * (part > 0)),
    ]
    assert {cells.a_time(each) for each in written} == {moment}


@given(number=st.integers(1, 12))
def test_excel_keeps_whole_numbers_as_fractions(number: int) -> None:
    assert cells.whole(1, 12)(float(number)) == number
    assert cells.whole(1, 12)(f" {number} ") == number
    assert cells.code_up_to(20)(float(number)) == str(number)


@given(name=st.text(st.sampled_from("АБВГДЕЖЗИЙКЛабвгдежзийклмнопрстуфхцчшщъыьэюяё"), min_size=3))
def test_a_name_read_in_a_wrong_encoding_is_noticed(name: str) -> None:
    for written, read in (("utf-8", "cp1251"), ("utf-8", "latin-1"), ("cp1251", "latin-1")):
        try:
            garbled = name.encode(written).decode(read)
        except UnicodeDecodeError:
            continue
        with pytest.raises(BadCell) as bad:
            cells.text_up_to(500)(garbled)
        assert bad.value.verdict.code == "cell-garbled"
    assert cells.text_up_to(500)(name) == name


@pytest.mark.parametrize(
    ("reader", "cell", "meant"),
    [
        (cells.a_date, "1 сентября 2026 г.", date(2026, 9, 1)),
        (cells.a_date, "01.09.26", date(2026, 9, 1)),
        (cells.hours, "2,5", Decimal("2.5")),
        (cells.hours, 3.0, Decimal("3.0")),
        (cells.grades, "1–4, 7", (1, 2, 3, 4, 7)),
        (cells.grades, 7.0, (7,)),
        (cells.names, "10А;  10Б", ("10А", "10Б")),
        (cells.one_of({"м": "m"}), " М ", "m"),
        (cells.text_up_to(20), "Пётр\u00a0\u200bИльич\n", "Пётр Ильич"),
        (cells.text_up_to(20), "Что? Где? Когда???", "Что? Где? Когда???"),
        (cells.text_up_to(20, name=True), "Д’Артаньян-Петров", "Д’Артаньян-Петров"),
        (a_phone, "8 (913) 123-45-67", "+7 913 123-45-67"),
        (a_phone, 79131234567.0, "+7 913 123-45-67"),
        (a_login, "Petrova.AS", "petrova.as"),
    ],
)
def test_what_is_meant(reader: cells.Reader, cell: Any, meant: Any) -> None:
    assert reader(cell) == meant


@pytest.mark.parametrize(
    ("reader", "cell", "code"),
    [
        (cells.a_date, "31.02.2026", "cell-not-date"),
        (cells.a_date, True, "cell-not-date"),
        (cells.a_date, "01.09.0206", "cell-not-date"),
        (cells.a_time, "8:75", "cell-not-time"),
        (cells.grades, date(2026, 9, 1), "cell-became-date"),
        (cells.grades, "9-1", "cell-not-grades"),
        (cells.code_up_to(5), "слишком длинно", "cell-too-long"),
        (cells.code_up_to(20), datetime(2026, 2, 1), "cell-became-date"),  # noqa: DTZ001
        (cells.whole(1, 12), 7.5, "cell-not-whole"),
        (cells.hours, 0.0, "cell-not-hours"),
        (cells.text_up_to(20, name=True), "Иван1", "cell-not-name"),
        (cells.text_up_to(20), "????? ????", "cell-garbled"),
        (cells.text_up_to(20), CELL_ERROR, "cell-error"),
        (cells.a_date, UNSAVED_FORMULA, "cell-unsaved-formula"),
        (a_login, "петрова", "cell-not-login"),
        (an_email, "petrova@", "cell-not-email"),
        (a_phone, "нет", "cell-not-phone"),
    ],
)
def test_what_cannot_be_meant(reader: cells.Reader, cell: Any, code: str) -> None:
    with pytest.raises(BadCell) as bad:
        reader(cell)
    assert bad.value.verdict.code == code
