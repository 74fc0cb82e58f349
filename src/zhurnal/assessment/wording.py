"""The local act in words, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from django.utils import formats
from django.utils.translation import gettext, ngettext
from msgspec import Struct, structs

from zhurnal.assessment.act import Act, HomeworkNorm, MinimumMarks, ScaleRule, Whole
from zhurnal.assessment.rules.averages import two_decimals
from zhurnal.assessment.rules.differences import Difference
from zhurnal.assessment.titles import CHOICES, TITLES, Section
from zhurnal.assessment.work_kinds import Term, TermUnit, WorkKind
from zhurnal.web import dates


@dataclass(frozen=True, slots=True)
class Told:
    """A difference in words. One of ``before`` and ``after`` is empty where something is new or
    gone.
    """

    what: str
    before: str
    after: str


def difference_words(difference: Difference) -> Told:
    """What changes, and from what to what.

    Source: M-5 (a head sees what changes, in words).
    """
    before, after = difference.before, difference.after
    table, _, last = difference.path.rpartition(".")
    if last == "order":
        return Told(gettext("Порядок строк: %(table)s") % {"table": TITLES[table]}, "", "")
    what = str(TITLES[difference.path])
    if difference.row is not None:
        what = f"{row_name(difference.row)} — {what[:1].lower()}{what[1:]}"
    elif isinstance(before, Struct) and after is None:
        return Told(what, _row_words(before), gettext("больше нет"))
    elif isinstance(after, Struct) and before is None:
        return Told(what, gettext("не было"), _row_words(after))
    return Told(what, value_words(before), value_words(after))


def value_words(value: Any) -> str:  # noqa: PLR0911 - one line for each type
    """A parameter's value."""
    match value:
        case None:
            return gettext("без ограничения")
        case bool():
            return gettext("да") if value else gettext("нет")
        case StrEnum():
            return str(CHOICES[type(value)][value])
        case Fraction():
            return formats.localize(two_decimals(value))
        case Decimal():
            return formats.localize(value.normalize())
        case Term():
            return term_words(value)
        case Struct():
            return _row_words(value)
        case tuple():
            return _several(value)
        case date():
            return dates.day_year(value)
        case _:
            return str(value)


def section_lines(act: Act, section: Section) -> Iterator[tuple[str, list[str]]]:
    """What a section of the act lays down: the titles of its parameters, each with its words."""
    for path in section.paths:
        value: Any = act
        for name in path.split("."):
            value = getattr(value, name)
        rows = value if isinstance(value, tuple) and path != "period.thresholds" else (value,)
        yield str(TITLES[path]), [value_words(row) for row in rows] or [gettext("нет")]


def row_name(row: Struct) -> str:
    """What a row of a table is called."""
    match row:
        case WorkKind():
            return f"«{row.name}»"
        case MinimumMarks():
            return gettext("от %(hours)s ч в неделю") % {"hours": row.hours_a_week}
        case HomeworkNorm():
            return gettext("по %(grade)s класс") % {"grade": row.last_grade}
        case _:
            return _row_words(row)


def _row_words(row: Struct) -> str:
    match row:
        case WorkKind():
            words = gettext("%(name)s, вес %(weight)s, отметки %(term)s")
            return words % {
                "name": row_name(row),
                "weight": row.weight,
                "term": term_words(row.term),
            }
        case MinimumMarks():
            marks = ngettext("%(num)s отметка", "%(num)s отметок", row.marks) % {"num": row.marks}
            return f"{row_name(row)} — {marks}"
        case HomeworkNorm():
            minutes = gettext("%(minutes)s мин") % {"minutes": row.minutes}
            return f"{row_name(row)} — {minutes}"
        case ScaleRule():
            subjects = f" ({', '.join(row.subjects)})" if row.subjects else ""
            return f"{_grades_words(row.grades)}{subjects}: {value_words(row.scale)}"
        case Whole():
            return f"{row.name} ({_grades_words(row.grades)}): {', '.join(row.parts)}"
        case _:
            return ", ".join(value_words(each) for each in structs.astuple(row))


def _grades_words(grades: tuple[int, int]) -> str:
    first, last = grades
    if first == last:
        return gettext("%(grade)s класс") % {"grade": first}
    return gettext("%(first)s–%(last)s классы") % {"first": first, "last": last}


def _several(values: Iterable[Any]) -> str:
    return "; ".join(value_words(each) for each in values) or gettext("нет")


def term_words(term: Term) -> str:
    """How long the marks of a work may take: «в течение 3 рабочих дней»."""
    if not term.count:
        return gettext("в день урока")
    if term.unit is TermUnit.LESSONS and term.count == 1:
        return gettext("к следующему уроку")
    words = {
        TermUnit.LESSONS: ngettext(
            "в течение %(num)s урока", "в течение %(num)s уроков", term.count
        ),
        TermUnit.WORKING_DAYS: ngettext(
            "в течение %(num)s рабочего дня", "в течение %(num)s рабочих дней", term.count
        ),
        TermUnit.CALENDAR_DAYS: ngettext(
            "в течение %(num)s дня", "в течение %(num)s дней", term.count
        ),
    }
    return words[term.unit] % {"num": term.count}


def due_words(day: date | None) -> str:
    """Until when the marks of a work are put: «отметки до 23 октября»; empty without such a day."""
    return gettext("отметки до %(day)s") % {"day": dates.day(day)} if day else ""
