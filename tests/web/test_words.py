"""Dates, numbers and data as templates show them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from zhurnal.web import dates, jinja
from zhurnal.web.texts import json_script, plural_forms

THURSDAY = date(2025, 10, 23)


@pytest.mark.parametrize(
    ("show", "russian", "english"),
    [
        (dates.day, "23\u00a0октября", "23\u00a0October"),
        (dates.day_year, "23\u00a0октября\u00a02025", "23\u00a0October\u00a02025"),
        (dates.weekday, "четверг, 23\u00a0октября", "Thursday, 23\u00a0October"),
        (dates.weekday_name, "четверг", "Thursday"),
        (dates.day_short, "23.10", "23.10"),
        (dates.month, "октябрь", "October"),
    ],
)
def test_a_day_is_written_as_the_language_has_it(
    show: Callable[[date], str], russian: str, english: str
) -> None:
    with translation.override("ru"):
        assert show(THURSDAY) == russian
    with translation.override("en"):
        assert show(THURSDAY) == english


def test_an_instant_is_shown_by_the_schools_clock() -> None:
    instant = datetime(2025, 10, 22, 18, 5, tzinfo=UTC)
    with translation.override("ru"), timezone.override(ZoneInfo("Asia/Barnaul")):
        assert dates.clock(instant) == "1:05"
        assert dates.moment(instant) == "23\u00a0октября, 1:05"
    assert dates.clock(time(9, 5)) == "9:05"


@pytest.mark.parametrize(
    ("value", "russian", "english"),
    [
        (Decimal("4.125"), "4,13", "4.13"),
        (Decimal("3.8749"), "3,87", "3.87"),
        (Decimal(4), "4,00", "4.00"),
    ],
)
def test_a_mean_is_rounded_half_up(value: Decimal, russian: str, english: str) -> None:
    with translation.override("ru"):
        assert dates.number(value, 2) == russian
    with translation.override("en"):
        assert dates.number(value, 2) == english


def test_every_plural_form_is_listed_for_the_browser() -> None:
    def forms() -> list[str]:
        listed = plural_forms(
            "нет связи — %(num)s запись на этом устройстве",
            "нет связи — %(num)s записей на этом устройстве",
        )
        return [listed[name].split("%(num)s ")[1].split()[0] for name in ("one", "few", "many")]

    with translation.override("ru"):
        assert forms() == ["запись", "записи", "записей"]
    with translation.override("en"):
        assert forms() == ["entry", "entries", "entries"]


def test_data_for_an_island_cannot_end_its_script() -> None:
    @dataclass(frozen=True)
    class Row:
        name: str
        mean: Decimal
        on: date

    shown = json_script(Row("</script><b>", Decimal("4.5"), THURSDAY), "grid")
    assert shown == (
        '<script id="grid" type="application/json">'
        '{"name":"\\u003C/script\\u003E\\u003Cb\\u003E","mean":"4.5","on":"2025-10-23"}</script>'
    )


@pytest.mark.parametrize(
    ("name", "letters"), [("Петрова А. С.", "АП"), ("Петрова Анна", "АП"), ("Ли", "Л"), ("", "")]
)
def test_initials_are_two_letters(name: str, letters: str) -> None:
    assert jinja.initials(name) == letters
