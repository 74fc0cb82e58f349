"""From what stands in a cell to what is meant: texts, dates, times, numbers, words of a list.

Every reader takes a cell as the workbook gives it and returns a value, or raises ``BadCell`` with
the reason. An empty cell never comes here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any

from zhurnal.interop.xlsx.workbook import CELL_ERROR, Oddity
from zhurnal.kernel.verdict import Verdict, refusal

Reader = Callable[[Any], Any]

_EPOCH = date(1899, 12, 30)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MONTHS = ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
_DOTTED = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:\s*г\.?)?(?:\s+0?0:00(?::00)?)?")
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?")
_WORDED = re.compile(r"(\d{1,2})\s+([а-я]{3,9})\s+(\d{4})(?:\s*г(?:\.|ода?)?)?")
_CLOCK = re.compile(r"(\d{1,2})[:.\-](\d{2})(?:[:.]\d{2})?")
_WHOLE = re.compile(r"[+-]?\d{1,9}")
#: Nearly every cell: nothing in it can be a control character or come of a wrong encoding.
_ORDINARY = re.compile(r"[A-Za-zА-Яа-яЁё0-9 .,:;!()«»\-+/№]*")
#: Encodings that are mistaken for one another: read as the first, written in the second.
_CONFUSIONS = (
    ("cp1251", "utf-8"),
    ("cp1252", "utf-8"),
    ("latin-1", "utf-8"),
    ("cp1252", "cp1251"),
    ("latin-1", "cp1251"),
)
#: How long a piece of a cell may be when it is shown in a sentence.
_SHOWN = 60


class BadCell(Exception):
    """A cell that means nothing its column could hold. ``verdict`` says why."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.code)
        self.verdict = verdict


def shown(cell: Any) -> str:
    """A cell as a sentence may quote it."""
    match cell:
        case float() if cell.is_integer():
            text = str(int(cell))
        case datetime() if cell.time() == time():
            text = f"{cell:%d.%m.%Y}"
        case datetime():
            text = f"{cell:%d.%m.%Y %H:%M}"
        case date():
            text = f"{cell:%d.%m.%Y}"
        case time():
            text = f"{cell:%H:%M}"
        case _:
            text = " ".join(str(cell).split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def says_nothing(cell: Any) -> bool:
    """Whether a cell is empty, or holds only spaces and characters that nobody sees."""
    return isinstance(cell, str) and all(unicodedata.category(each)[0] in "CZ" for each in cell)


def plain(text: str) -> str:
    """A text as two people writing the same would agree on it: case, ё and spaces left out."""
    return re.sub(r"[^0-9a-zа-я№]+", "", text.lower().replace("ё", "е"))


def text_up_to(limit: int, *, name: bool = False) -> Reader:
    """A text of at most ``limit`` characters; ``name`` asks for letters, as in people's names."""

    def read(cell: Any) -> str:
        text = _text(cell)
        if len(text) > limit:
            raise BadCell(refusal("cell-too-long", value=shown(text), limit=limit))
        if name and not all(letter.isalpha() or letter in " -'’.()" for letter in text):
            raise BadCell(refusal("cell-not-name", value=shown(text)))
        return text

    return read


def code_up_to(limit: int) -> Reader:
    """A short code or number kept as text: 7.0 is «7», a date is refused since Excel made it."""

    def read(cell: Any) -> str:
        if isinstance(cell, date | time | bool):
            raise BadCell(refusal("cell-became-date", value=shown(cell)))
        text = _text(cell)
        if len(text) > limit:
            raise BadCell(refusal("cell-too-long", value=shown(text), limit=limit))
        return text

    return read


def a_date(cell: Any) -> date:
    """A day: a real date, Excel's number of it, «01.09.2026», «2026-09-01», «1 сентября 2026»."""
    _require_value(cell)
    found = _date(cell)
    if found is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise BadCell(refusal("cell-not-date", value=shown(cell)))
    return found


def a_time(cell: Any) -> time:
    """A moment of the day: a real time, its part of the day as a number, «8:00», «08.00»."""
    _require_value(cell)
    found = _time(cell)
    if found is None:
        raise BadCell(refusal("cell-not-time", value=shown(cell)))
    return found


def whole(least: int, most: int) -> Reader:
    """A whole number within bounds."""

    def read(cell: Any) -> int:
        _require_value(cell)
        number: int | None = None
        if isinstance(cell, float) and cell.is_integer():
            number = int(cell)
        elif isinstance(cell, int) and not isinstance(cell, bool):
            number = cell
        elif isinstance(cell, str) and _WHOLE.fullmatch(cell.strip()):
            number = int(cell)
        if number is None or not least <= number <= most:
            raise BadCell(refusal("cell-not-whole", value=shown(cell), least=least, most=most))
        return number

    return read


def hours(cell: Any) -> Decimal:
    """Hours a week: 2, 0,5 or «1.5»; more than 0 and at most 60."""
    _require_value(cell)
    wrong = refusal("cell-not-hours", value=shown(cell))
    if isinstance(cell, bool | date | time | timedelta):
        raise BadCell(wrong)
    try:
        found = Decimal(str(cell).strip().replace(",", ".")).quantize(Decimal("0.1"))
    except InvalidOperation as error:
        raise BadCell(wrong) from error
    if not 0 < found <= 60:
        raise BadCell(wrong)
    return found


def one_of(words: Mapping[str, Any]) -> Reader:
    """A word of a short list, whatever its case; the reason names the whole list."""
    by_plain = {plain(word): value for word, value in words.items()}

    def read(cell: Any) -> Any:
        text = _text(cell)
        if plain(text) not in by_plain:
            raise BadCell(refusal("cell-not-in-list", value=shown(text), words=", ".join(words)))
        return by_plain[plain(text)]

    return read


def many_of(words: Mapping[str, Any]) -> Reader:
    """Words of a short list, separated by commas."""
    read_one = one_of(words)

    def read(cell: Any) -> tuple[Any, ...]:
        return tuple(dict.fromkeys(read_one(part) for part in names(cell)))

    return read


def names(cell: Any) -> tuple[str, ...]:
    """Names separated by commas."""
    if isinstance(cell, date | time | bool):
        raise BadCell(refusal("cell-became-date", value=shown(cell)))
    return tuple(part for part in (each.strip() for each in re.split(r"[,;]", _text(cell))) if part)


def grades(cell: Any) -> tuple[int, ...]:
    """Grades: «1-4», «5», «1–4, 7»; in order, each once."""
    found: set[int] = set()
    for part in names(cell):
        match = re.fullmatch(r"(\d{1,2})(?:\s*[-–—]\s*(\d{1,2}))?", part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= 12:
            raise BadCell(refusal("cell-not-grades", value=shown(part)))
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def nearest(name: str, known: list[str]) -> str:
    """The known name most like this one, or nothing when none is like it."""
    by_plain = {plain(each): each for each in known}
    found = get_close_matches(plain(name), by_plain, n=1, cutoff=0.6)
    return by_plain[found[0]] if found else ""


def _require_value(cell: Any) -> None:
    if isinstance(cell, Oddity):
        code = refusal("cell-error") if cell is CELL_ERROR else refusal("cell-unsaved-formula")
        raise BadCell(code)


def _text(cell: Any) -> str:
    _require_value(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date | time):
        return shown(cell)
    text = str(cell)
    if not _ORDINARY.fullmatch(text):
        seen = unicodedata.normalize("NFC", text)
        seen = "".join(" " if unicodedata.category(each)[0] == "C" else each for each in seen)
        seen = " ".join(seen.split())
        # Also as it will be written out again, so that what was taken once can be taken twice.
        if _is_garbled(text) or _is_garbled(seen):
            raise BadCell(refusal("cell-garbled", value=shown(text)))
        return seen
    return " ".join(text.split())


def _is_garbled(text: str) -> bool:
    """Whether Russian text was once read in a wrong encoding: two odd letters for each."""
    if "\ufffd" in text or re.fullmatch(r"[?\s.-]*\?\?[?\s.-]*", text):
        return True
    for wrong, right in _CONFUSIONS:
        try:
            better = text.encode(wrong).decode(right)
        except UnicodeError:
            continue
        if better != text and _cyrillic(better) > len(better) / 2:
            return right == "utf-8" or not _cyrillic(text)
    return False


def _cyrillic(text: str) -> int:
    return sum("а" <= letter <= "я" or letter == "ё" for letter in text.lower())


def _date(cell: Any) -> date | None:
    match cell:
        case datetime():
            return cell.date()
        case date():
            return cell
        case bool():
            return None
        case float() | int():
            return _EPOCH + timedelta(days=int(cell)) if 1 < cell < 73_416 else None
        case str():
            return _written_date(" ".join(cell.lower().split()))
    return None


def _written_date(text: str) -> date | None:
    if match := _ISO.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DOTTED.fullmatch(text):
        year = int(match[3]) + (0 if len(match[3]) == 4 else 2000 if int(match[3]) < 50 else 1900)
        return _day(year, int(match[2]), int(match[1]))
    if (match := _WORDED.fullmatch(text)) and (month := _month(match[2])):
        return _day(int(match[3]), month, int(match[1]))
    return None


def _month(word: str) -> int:
    return next((n for n, start in enumerate(_MONTHS, start=1) if word.startswith(start)), 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time(cell: Any) -> time | None:
    minutes: int | None = None
    if isinstance(cell, time | datetime):
        minutes = cell.hour * 60 + cell.minute + (1 if cell.second >= 30 else 0)
    elif isinstance(cell, float) and 0 < cell < 1:
        minutes = round(cell * 24 * 60)
    elif isinstance(cell, str) and (match := _CLOCK.fullmatch(cell.strip())):
        minutes = int(match[1]) * 60 + int(match[2]) if int(match[2]) < 60 else None
    if minutes is None or not 0 <= minutes < 24 * 60:
        return None
    return time(minutes // 60, minutes % 60)
