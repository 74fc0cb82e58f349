"""Dates, times and numbers in the reader's language, as a school writes them."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.dateformat import format as format_moment
from django.utils.dateformat import time_format
from django.utils.translation import get_language


def day(value: date) -> str:
    """«23 октября»: the month in the genitive, the year left out."""
    local = _local(value)
    return _day(local.date() if isinstance(local, datetime) else local, get_language())


@lru_cache(maxsize=1024)
def _day(value: date, _language: str | None) -> str:
    return format_moment(value, "j\u00a0E")


def day_year(value: date) -> str:
    """«23 октября 2026»."""
    return format_moment(_local(value), "j\u00a0E\u00a0Y")


def weekday(value: date) -> str:
    """«четверг, 23 октября»."""
    return f"{weekday_name(value)}, {day(value)}"


def weekday_name(value: date) -> str:
    """«четверг»."""
    return _inside_a_sentence(format_moment(_local(value), "l"))


def day_short(value: date) -> str:
    """«23.10»: for heads of columns and places with no room."""
    return format_moment(_local(value), "d.m")


def month(value: date) -> str:
    """«октябрь»."""
    return _inside_a_sentence(format_moment(_local(value), "F"))


def clock(value: time | datetime) -> str:
    """«9:05» by the school's clock."""
    if isinstance(value, datetime):
        return format_moment(_local(value), "G:i")
    return time_format(value, "G:i")


def moment(value: datetime) -> str:
    """«23 октября, 9:05» by the school's clock."""
    return f"{day(value)}, {clock(value)}"


def number(value: Decimal | float, places: int = 0) -> str:
    """«4,13»: rounded half up, with the decimal comma or point of the language."""
    step = Decimal(1).scaleb(-places)
    rounded = Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP)
    return formats.number_format(rounded, places)


def _inside_a_sentence(name: str) -> str:
    """Names of months and days are small letters in Russian and capitals in English."""
    return name.lower() if get_language() == "ru" else name


def _local(value: date) -> date:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value
