"""A school as a test finds it before anybody is in it: its year, quarters, bells."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from zhurnal.kernel.clock import zone
from zhurnal.school.models import SchoolYear, Term, TermScheme
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope
from zhurnal.timetable.models import Bell

BARNAUL = zone("Asia/Barnaul")
YEAR = 2026
STARTS, ENDS = date(2026, 9, 1), date(2027, 5, 26)
QUARTERS = (
    (date(2026, 9, 1), date(2026, 10, 25)),
    (date(2026, 11, 5), date(2026, 12, 29)),
    (date(2027, 1, 11), date(2027, 3, 24)),
    (date(2027, 4, 5), date(2027, 5, 26)),
)


def a_school(short_name: str, *, year: int = YEAR) -> School:
    """A school with its year 2026/27, four quarters, the bells of two shifts."""
    school = School.objects.create(
        name=f"МБОУ «{short_name}»", short_name=short_name, city="Барнаул", timezone="Asia/Barnaul"
    )
    with school_scope(school.pk):
        row = SchoolYear.objects.create(
            number=year, name=f"{year}/{year % 100 + 1}", starts_on=STARTS, ends_on=ENDS
        )
        scheme = TermScheme.objects.create(year=row, name="Четверти")
        Term.objects.bulk_create(
            Term(scheme=scheme, number=n, name=f"{n} четверть", starts_on=first, ends_on=last)
            for n, (first, last) in enumerate(QUARTERS, start=1)
        )
        Bell.objects.bulk_create(
            Bell(year=row, shift=shift, number=n, starts_at=begin, ends_at=_later(begin, 40))
            for shift in (1, 2)
            for n in range(1, 9)
            for begin in [bell(shift, n)]
        )
    return school


def the_year() -> SchoolYear:
    """The year that `a_school` made."""
    return SchoolYear.objects.get(number=YEAR)


def the_scheme() -> TermScheme:
    """The quarters that `a_school` made."""
    return TermScheme.objects.get(name="Четверти")


def bell(shift: int, number: int) -> time:
    """When a lesson begins: from 08:00 or 13:20, 40 minutes and a break of ten."""
    return _later(time(8, 0) if shift == 1 else time(13, 20), 50 * (number - 1))


def _later(moment: time, minutes: int) -> time:
    return (datetime.combine(STARTS, moment) + timedelta(minutes=minutes)).time()
