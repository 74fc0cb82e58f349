"""The demo school as a whole: one call, one seed, the same rows for ever."""

from __future__ import annotations

from datetime import date
from functools import cache

from zhurnal.demo.build import calendar
from zhurnal.demo.build.groups import groups, memberships
from zhurnal.demo.build.load import loads, subjects
from zhurnal.demo.build.people import pupils_and_parents
from zhurnal.demo.build.plans import plans
from zhurnal.demo.build.rows import DemoSchool
from zhurnal.demo.build.staff import classes, posts
from zhurnal.demo.build.timetable import timetable

SEED = 7
NAME = "Школа № 7"
FULL_NAME = "МБОУ «Средняя общеобразовательная школа № 7 имени Е. П. Кузнецовой»"


@cache
def demo_school(autumn: int, seed: int = SEED) -> DemoSchool:
    """The workbook of the school year that begins in `autumn`."""
    pupils, parents = pupils_and_parents(autumn, seed)
    work = loads(autumn)
    return DemoSchool(
        parameters=_parameters(autumn),
        terms=calendar.terms(autumn),
        days_off=calendar.days_off(autumn),
        bells=calendar.bell_rows(),
        subjects=subjects(),
        staff=tuple(post.employee for post in posts().values()),
        classes=classes(),
        pupils=pupils,
        parents=parents,
        groups=groups(),
        memberships=memberships(pupils, autumn, seed),
        loads=work,
        slots=timetable(work, seed),
        plans=plans(),
    )


def _parameters(autumn: int) -> tuple[tuple[str, str | int | date], ...]:
    quarters = [term for term in calendar.terms(autumn) if term.scheme == calendar.QUARTERS]
    return (
        ("Название", FULL_NAME),
        ("Краткое название", NAME),
        ("Населённый пункт", "Барнаул"),
        ("Часовой пояс", "Asia/Barnaul"),
        ("Учебный год", f"{autumn}/{(autumn + 1) % 100:02}"),
        ("Начало года", quarters[0].starts_on),
        ("Окончание года", quarters[-1].ends_on),
        ("Учебных дней в неделе", 6),
    )
