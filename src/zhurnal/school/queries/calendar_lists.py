"""The school, its years, terms and days without lessons, as the lists write them."""

from __future__ import annotations

from datetime import date

from zhurnal.school.entries import HolidayEntry, SchoolEntry, TermEntry, YearEntry
from zhurnal.school.models import Holiday, SchoolYear, Term
from zhurnal.tenancy.models import School


def school_entry(school: School) -> SchoolEntry:
    """The school as the lists write it."""
    return SchoolEntry(
        name=school.name, short_name=school.short_name, city=school.city, timezone=school.timezone
    )


def year_entry(year: SchoolYear) -> YearEntry:
    """The school year as the lists write it."""
    return YearEntry(
        number=year.number,
        name=year.name,
        starts_on=year.starts_on,
        ends_on=year.ends_on,
        week_days=year.week_days,
    )


def year_of(day: date) -> SchoolYear | None:
    """The school year to work with on a day: the one that has begun last, else the next one."""
    years = list(SchoolYear.objects.order_by("number"))
    begun = [year for year in years if year.starts_on <= day]
    return begun[-1] if begun else next(iter(years), None)


def listed_terms(year: SchoolYear) -> dict[tuple[str, str], TermEntry]:
    """The terms of every scheme of the year."""
    rows = Term.objects.filter(scheme__year=year).select_related("scheme")
    entries = (
        TermEntry(
            scheme=term.scheme.name, name=term.name, starts_on=term.starts_on, ends_on=term.ends_on
        )
        for term in rows
    )
    return {entry.key: entry for entry in entries}


def listed_holidays(year: SchoolYear) -> dict[tuple[str, date], HolidayEntry]:
    """The days without lessons of the year."""
    entries = (
        HolidayEntry(
            name=holiday.name,
            starts_on=holiday.starts_on,
            ends_on=holiday.ends_on,
            grades=tuple(holiday.grades),
        )
        for holiday in Holiday.objects.filter(year=year)
    )
    return {entry.key: entry for entry in entries}
