from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils.functional import Promise

from zhurnal.accounts.models import Account
from zhurnal.demo.build.calendar import school_year_of
from zhurnal.demo.build.school import SEED, demo_school
from zhurnal.demo.build.workbook import workbook
from zhurnal.demo.cast import PASSWORD
from zhurnal.demo.history.acts import acts
from zhurnal.demo.history.chronicle import chronicle
from zhurnal.demo.history.class_7b import lay_out_papers
from zhurnal.demo.history.register import register
from zhurnal.demo.history.second_attempt import write_again
from zhurnal.demo.history.substitutions import name_substitutes
from zhurnal.interop.commands.import_new_school import import_new_school
from zhurnal.interop.xlsx.workbook import read_workbook
from zhurnal.kernel.clock import at, local_day, zone
from zhurnal.school.models import SchoolYear
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope

BARNAUL = zone("Asia/Barnaul")
#: The office brings the workbook some days before the first bell.
_DAYS_BEFORE = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class DemoOpened:
    """The school, and how many rows of what its terms left."""

    school: School
    left: Counter[str]


def open_demo_school(
    *,
    now: datetime,
    seed: int = SEED,
    progress: Callable[[str | Promise], None] = lambda _: None,
) -> DemoOpened:
    """Open the demo school as it would be at a moment: the school year that the moment falls into.

    The school comes in through the importer of the secretary, as her workbook; then its lessons
    are told up to ``now``. The same seed makes the same school, a later moment only adds to it.

    Source: layout §11 (the same people are the test cast and stand in the pictures).
    """
    autumn = school_year_of(local_day(now, BARNAUL))
    progress("Придумываю школу, составляю расписание")
    made = demo_school(autumn, seed)
    first_day = min(term.starts_on for term in made.terms)
    brought_at = at(first_day - _DAYS_BEFORE, time(10), BARNAUL)
    school, _ = import_new_school(
        workbook=read_workbook(workbook(made)),
        now=brought_at,
        source="demo",
        password=PASSWORD,
        progress=lambda words, *_: progress(words),
    )
    with school_scope(school.pk):
        # Nobody is made to invent a password for a look around.
        Account.objects.filter(memberships__school=school).update(must_change_password=False)
        acts(autumn, now=now, tz=school.zone)
        progress("Веду журнал до сегодняшнего дня")
        left = chronicle(
            register(SchoolYear.objects.get(number=autumn), seed),
            now=now,
            tz=school.zone,
            seed=seed,
        )
        lay_out_papers(autumn, now=now, tz=school.zone)
        name_substitutes(autumn, now=now, tz=school.zone)
        write_again(autumn, now=now, tz=school.zone)
    return DemoOpened(school, left)
