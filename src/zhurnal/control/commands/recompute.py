from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from zhurnal.control.commands.settle import settle
from zhurnal.control.models import Clause, Obligation
from zhurnal.control.queries.document_duties import document_duties
from zhurnal.control.queries.lesson_duties import lesson_duties
from zhurnal.control.queries.result_duties import result_duties
from zhurnal.control.queries.work_duties import work_duties
from zhurnal.control.rules.touched import Touched
from zhurnal.excuses.models import ReasonDocument
from zhurnal.kernel.clock import local_day
from zhurnal.school.models import SchoolYear
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import current_school_id
from zhurnal.timetable.models import Lesson

#: A fortnight of a school of a thousand pupils is some 4,000 lessons.
_DAYS = 12
_BATCH = 400
#: A year is looked after until the next one begins.
_SUMMER = timedelta(days=100)


def recompute(*, now: datetime, touched: Touched | None = None) -> Counter[str]:
    """Derive the obligations of the running years anew, or only those that were touched; how many
    were inserted, changed and removed.

    Done twice it changes nothing the second time, and what nobody touched is left alone.

    Source: M-1 (derived, idempotently recomputed).
    """
    tz = School.objects.get(pk=current_school_id()).zone
    years = list(SchoolYear.objects.filter(ends_on__gte=local_day(now, tz) - _SUMMER))
    done: Counter[str] = Counter()
    for lessons in _lessons(years, touched):
        derived = lesson_duties(lessons, tz) | work_duties(lessons, tz)
        stored = Obligation.objects.filter(lesson__in=lessons.values("pk"))
        done += settle(stored=stored, derived=derived)
    if touched is None or touched.everything:
        # What the timetable has no place for is owed by nobody.
        done += settle(stored=Obligation.objects.filter(lesson__spare=True), derived={})
    for works in _of_works(years, touched):
        stored = Obligation.objects.filter(clause=Clause.MARKS, lesson__in=works.values("pk"))
        done += settle(stored=stored, derived=work_duties(works, tz))
    for documents in _documents(years, touched):
        stored = Obligation.objects.filter(clause=Clause.REASON, subject_id__in=documents)
        done += settle(stored=stored, derived=document_duties(documents, tz))
    return done + _results(years, touched, tz)


def _lessons(years: Sequence[SchoolYear], touched: Touched | None) -> Iterator[QuerySet[Lesson]]:
    if touched is None or touched.everything:
        for year in years:
            of_year = Lesson.objects.filter(school_year=year.number)
            for first, last in _spans(of_year):
                yield of_year.filter(on__gte=first, on__lte=last)
        return
    for some in _batches(touched.lessons):
        yield Lesson.objects.filter(pk__in=some)
    for day in _days(touched.days_of):
        yield Lesson.objects.filter(on=day)


def _spans(lessons: QuerySet[Lesson]) -> Iterator[tuple[date, date]]:
    days = list(lessons.order_by("on").values_list("on", flat=True).distinct())
    for first in range(0, len(days), _DAYS):
        span = days[first : first + _DAYS]
        yield span[0], span[-1]


def _days(lessons: Collection[UUID]) -> list[date]:
    """The days of some lessons, and those on which they were before."""
    now_on: set[date] = set()
    for some in _batches(lessons):
        now_on.update(Lesson.objects.filter(pk__in=some).values_list("on", flat=True))
        now_on.update(Obligation.objects.filter(lesson__in=some).values_list("on", flat=True))
    return sorted(now_on)


def _of_works(years: Sequence[SchoolYear], touched: Touched | None) -> Iterator[QuerySet[Lesson]]:
    """Lessons with control works, when only these are to be looked at."""
    if touched is None or touched.everything or not touched.works:
        return
    for year in years:
        of_year = Lesson.objects.filter(school_year=year.number)
        for first, last in _spans(of_year.filter(works__work_type__is_control=True)):
            yield of_year.filter(on__gte=first, on__lte=last)


def _documents(years: Sequence[SchoolYear], touched: Touched | None) -> Iterator[Sequence[UUID]]:
    """All documents of the years, or those touched together with those that still wait."""
    if touched is None or touched.everything or touched.all_documents:
        since = min((year.starts_on for year in years), default=None)
        of_years = Q(last_on__gte=since) if since else Q(pk__in=[])
        chosen = set(ReasonDocument.objects.filter(of_years).values_list("pk", flat=True))
    else:
        waiting = Obligation.objects.filter(clause=Clause.REASON, done_at__isnull=True, standing="")
        chosen = touched.documents | set(waiting.values_list("subject_id", flat=True))
    yield from _batches(chosen)


def _results(years: Sequence[SchoolYear], touched: Touched | None, tz: ZoneInfo) -> Counter[str]:
    whole = touched is None or touched.everything or touched.all_results
    done: Counter[str] = Counter()
    if touched is not None and not whole and not touched.results_of:
        return done
    for year in years:
        stored = Obligation.objects.filter(clause=Clause.RESULTS, school_year=year.number)
        courses = None if whole or touched is None else touched.results_of
        of_courses = stored if courses is None else stored.filter(course__in=courses)
        done += settle(stored=of_courses, derived=result_duties(year, courses, tz))
    return done


def _batches(ids: Collection[UUID]) -> Iterator[list[UUID]]:
    ordered = sorted(ids)
    for first in range(0, len(ordered), _BATCH):
        yield ordered[first : first + _BATCH]
