"""The marks of terms that are over: what the act proposed, now and then something else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from zhurnal.access.roles import RoleCode
from zhurnal.assessment.act import ScaleCode
from zhurnal.demo.history.pages import Pages
from zhurnal.demo.history.register import Register, Writer
from zhurnal.demo.history.rows import Rows
from zhurnal.kernel.clock import at as moment
from zhurnal.kernel.clock import week_start
from zhurnal.results.events import ResultEvent
from zhurnal.results.models import ResultMark
from zhurnal.results.queries._ledger import Ledger, OfTerm
from zhurnal.results.queries._read_ledger import read_ledger
from zhurnal.results.queries._rows import StayRow
from zhurnal.results.rules.columns import Column, Kind
from zhurnal.results.rules.values import UNASSESSED, UNMARKED
from zhurnal.school.models import ClassGroup, Enrolment, Term
from zhurnal.tenancy.uuid7 import uuid7

#: When teachers sum up, on the last day of a term.
_AT = time(16, 10)


@dataclass(frozen=True, slots=True)
class Put:
    """A mark somebody put, and why it is not the proposed one."""

    value: str
    proposal: str
    reason: str = ""
    homeroom: bool = False


class TermResults:
    """Sums up terms as they end."""

    def __init__(
        self, school: Register, pages: Pages, *, now: datetime, tz: ZoneInfo, seed: int
    ) -> None:
        self._school, self._pages, self._now, self._tz, self._seed = school, pages, now, tz, seed
        self._people = {each.person_id: each for each in school.teachers.values()}
        self._numbers = {child.pupil_id: child.file_number for child in school.children}
        self._ability = {child.pupil_id: child.ability for child in school.children}
        self._rows = Rows(ResultMark)
        self._terms = list(Term.objects.filter(scheme__year=school.year).order_by("ends_on"))
        self._classes = list(ClassGroup.objects.filter(year=school.year).order_by("pk"))

    def after(self, day: date) -> int:
        """Sum up the terms that ended in the week of a day; returns how many marks were put."""
        over = [term for term in self._terms if week_start(term.ends_on) <= day]
        for term in over:
            self._terms.remove(term)
            if moment(term.ends_on, _AT, self._tz) <= self._now:
                for group in self._classes:
                    if group.scheme_id == term.scheme_id:
                        self._sum_up(group, term)
        return self._rows.write()

    def _sum_up(self, group: ClassGroup, term: Term) -> None:
        at = moment(term.ends_on, _AT, self._tz)
        ledger = read_ledger(
            self._school.year,
            pupils=Enrolment.objects.filter(class_group=group).values("pupil_id"),
            today=term.ends_on,
            now=at,
            of_term=term.number,
        )
        column = Column(Kind.TERM, term.number)
        for pupil_id, subject_id in list(ledger.stays):
            stay = ledger.place(pupil_id, subject_id, column)
            if stay is None or stay.scheme_id != term.scheme_id:
                continue
            put = self._put(ledger, stay, column)
            teacher = ledger.teacher(stay.course_id)
            if put is not None and teacher is not None:
                writer = self._people[teacher.person_id]
                author = self._school.homeroom.get(group.pk, writer) if put.homeroom else writer
                self._write(stay, term, put, at=at, author=author, responsible=writer)

    def _put(self, ledger: Ledger, stay: StayRow, column: Column) -> Put | None:
        why = ledger.why(stay.pupil_id, stay.subject_id, column)
        if not isinstance(why, OfTerm):
            return None
        if why.scale.code is ScaleCode.WORDS:
            return Put(UNMARKED, "")
        key = self._school.courses[stay.course_id].key
        number = self._numbers[stay.pupil_id]
        chance = Random(f"result-{self._seed}-{key}-{column.code}-{number}").random()
        if not why.value:
            return self._unmarked(stay.pupil_id, chance)
        if chance < 0.01 and why.value in {"3", "4"}:
            better = str(int(why.value) + 1)
            return Put(better, why.value, "письменные работы в основном на эту отметку")
        return Put(why.value, why.value, homeroom=chance > 0.992)

    def _unmarked(self, pupil_id: UUID, chance: float) -> Put | None:
        """Who has no marks: sometimes н/а, sometimes forgotten, mostly what the teacher knows."""
        if chance < 0.1:
            return Put(UNASSESSED, "", "нет отметок за период")
        known = min(5, max(3, round(self._ability[pupil_id])))
        return Put(str(known), "") if chance < 0.95 else None

    def _write(
        self,
        stay: StayRow,
        term: Term,
        put: Put,
        *,
        at: datetime,
        author: Writer,
        responsible: Writer,
    ) -> None:
        role = RoleCode.HOMEROOM_TEACHER if put.homeroom else RoleCode.SUBJECT_TEACHER
        own, awaiting = ResultMark.Standing.OWN, ResultMark.Standing.AWAITING
        row: Mapping[str, Any] = {
            "value": put.value,
            "proposal": put.proposal,
            "put_by": author.person_id,
            "put_as": role.value,
            "responsible": responsible.person_id,
            "standing": (awaiting if put.homeroom else own).value,
            "kind": Kind.TERM.value,
            "term": term.number,
        }
        named = {
            "pupil_id": stay.pupil_id,
            "course_id": stay.course_id,
            "school_year": self._school.year.number,
        }
        mark_id = uuid7()
        stored = {"id": mark_id, "subject_id": stay.subject_id, "put_at": at, "reason": put.reason}
        self._rows.add({**stored, **row, **named})
        people = {name: str(row[name]) for name in ("put_by", "responsible")}
        event = {
            "at": at,
            "role": role.value,
            "event": ResultEvent.RESULT_PUT.value,
            "subject_type": "result-mark",
            "subject_id": mark_id,
            "after": {**row, **people},
            "reason": put.reason,
        }
        self._pages.note({**author.signature, **named, **event})
