from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from zhurnal.assessment.queries.act_on import ActInForce
from zhurnal.results.queries import _rows as rows
from zhurnal.results.queries._acts import acts_until
from zhurnal.results.queries._ledger import Ledger
from zhurnal.results.rules.columns import Column, Kind
from zhurnal.school.models import SchoolYear, Subject

#: Not one day of current marks: where only results of results are asked for.
NO_TERM = 0


def read_ledger(
    year: SchoolYear,
    *,
    pupils: rows.Pupils,
    today: date,
    now: datetime,
    subject: str = "",
    of_term: int | None = None,
) -> Ledger:
    """Read what the results of pupils in a year follow from. Nine statements, whatever the numbers.

    ``subject`` is the name of the one subject concerned; without it all are. Current marks are read
    of the whole year, of one term (``of_term``), or of none (``NO_TERM``).

    Source: R-2.4-b; R-2.3-a (the marks of both groups of a pupil who moved are his).
    """
    ledger = Ledger(year, today, acts_until(max(year.ends_on, today)))
    known = {name.casefold(): pk for pk, name in Subject.objects.values_list("pk", "name")}
    ledger.subjects = known if not subject else _concerned(known, subject, ledger.act_of_year())
    for term in rows.terms_of(year.pk):
        ledger.terms[term.scheme_id].append(term)
    stays = rows.stays_of(year.pk, pupils=pupils, subjects=list(ledger.subjects.values()))
    for stay in stays:
        ledger.stays[stay.pupil_id, stay.subject_id].append(stay)
    _read_marks(ledger, now=now, of_term=of_term)
    _read_results(ledger)
    return ledger


def _read_marks(ledger: Ledger, *, now: datetime, of_term: int | None) -> None:
    pupils, courses = _pupils(ledger), _courses(ledger)
    first, last = _span(ledger, of_term)
    subjects = list(ledger.subjects.values())
    for mark in rows.marks_of(pupils=pupils, subjects=subjects, first=first, last=last):
        ledger.marks[mark.pupil_id, mark.subject_id].append(mark)
    for course_id, day in rows.held_lessons(courses, first=first, last=last, now=now):
        ledger.lessons[course_id].append(day)
    missed = rows.absences_of(pupils=pupils, subjects=subjects, first=first, last=last)
    for pupil_id, subject_id, day in missed:
        ledger.missed[pupil_id, subject_id].append(day)


def _read_results(ledger: Ledger) -> None:
    years = (ledger.year.number - 1, ledger.year.number)
    subjects = list(ledger.subjects.values())
    for row in rows.results_of(pupils=_pupils(ledger), subjects=subjects, years=years):
        column = Column(Kind(row.kind), row.term)
        ledger.results[row.pupil_id, row.subject_id, row.school_year, column] = row
    for teacher in rows.teachers_of(_courses(ledger)):
        ledger.teachers[teacher.course_id].append(teacher)


def _pupils(ledger: Ledger) -> list[UUID]:
    return list({pupil for pupil, _ in ledger.stays})


def _courses(ledger: Ledger) -> list[UUID]:
    return list({stay.course_id for stays in ledger.stays.values() for stay in stays})


def _concerned(known: dict[str, UUID], subject: str, act: ActInForce) -> dict[str, UUID]:
    return {name: known[name] for name in _names(subject.casefold(), act) if name in known}


def _names(subject: str, act: ActInForce) -> Iterator[str]:
    """A subject, and the wholes it is a part of with all their parts."""
    yield subject
    for whole in act.act.year.wholes:
        if subject in whole.parts:
            yield whole.name
            yield from whole.parts


def _span(ledger: Ledger, of_term: int | None) -> tuple[date, date]:
    year = ledger.year
    if of_term is None:
        return year.starts_on, year.ends_on
    terms = [each for same in ledger.terms.values() for each in same if each.number == of_term]
    if not terms:
        return year.starts_on, year.starts_on - timedelta(days=1)
    return min(each.starts_on for each in terms), max(each.ends_on for each in terms)
