from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from zhurnal.access.actor import Actor
from zhurnal.access.commands.grant_roles import grant_roles
from zhurnal.access.permissions import Permission
from zhurnal.access.policy import may
from zhurnal.curriculum.commands.enter_plans import enter_plans
from zhurnal.curriculum.commands.follow_plans import follow_plans
from zhurnal.interop.queries.import_plan import import_plan
from zhurnal.interop.queries.people_of_lists import people_of_pupils, people_of_staff
from zhurnal.interop.xlsx.plan import ImportPlan
from zhurnal.interop.xlsx.workbook import Workbook
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.school.commands.enrol_pupils import enrol_pupils
from zhurnal.school.commands.enter_classes import enter_classes
from zhurnal.school.commands.enter_groups import enter_groups
from zhurnal.school.commands.enter_guardians import enter_guardians
from zhurnal.school.commands.enter_holidays import enter_holidays
from zhurnal.school.commands.enter_load import enter_load
from zhurnal.school.commands.enter_members import enter_members
from zhurnal.school.commands.enter_pupils import enter_pupils
from zhurnal.school.commands.enter_school import enter_school
from zhurnal.school.commands.enter_staff import enter_staff
from zhurnal.school.commands.enter_subjects import enter_subjects
from zhurnal.school.commands.enter_terms import enter_terms
from zhurnal.school.commands.enter_year import enter_year
from zhurnal.school.commands.give_accounts import give_accounts
from zhurnal.school.models import SchoolYear
from zhurnal.tenancy.models import School
from zhurnal.tenancy.statistics import refresh_statistics
from zhurnal.timetable.commands.enter_bells import enter_bells
from zhurnal.timetable.commands.enter_slots import enter_slots
from zhurnal.timetable.commands.generate_lessons import generate_lessons

#: Told before every step: what is being done, how many steps are behind, how many there are.
Progress = Callable[[str | Promise, int, int], None]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did. ``plan`` holds the verdict on every row as it was taken."""

    plan: ImportPlan
    lessons: int


@transaction.atomic
def import_workbook(
    *,
    actor: Actor,
    workbook: Workbook,
    now: datetime,
    leave_out: bool = False,
    password: str | None = None,
    progress: Progress = lambda *_: None,
) -> ImportResult:
    """Take a workbook into the school: all of it, or nothing.

    Rows that must be refused stop everything, unless ``leave_out`` says to leave them out together
    with whatever leans on them. New people get accounts; ``password`` (for the demo) is their
    common first one, without it nobody can sign in until one is issued. At the end the lessons of
    the year are made from its timetable. A workbook taken twice changes nothing the second time.

    Source: requirements §8; standards §3.1, V2 (all or nothing).
    """
    may(actor, Permission.SCHOOL_IMPORT).require()
    # One import of a school at a time; marks may be written meanwhile.
    School.objects.select_for_update(no_key=True).get(pk=actor.school_id)
    plan = import_plan(workbook, actor=actor)
    if plan.refused and not leave_out:
        raise Refused(refusal("rows-refused", count=plan.refused))
    take = _Taking(actor, plan, now, password)
    steps = take.steps()
    for number, (words, step) in enumerate(steps):
        progress(words, number, len(steps))
        step()
    if take.lessons:
        refresh_statistics()
    progress(_("Готово"), len(steps), len(steps))
    return ImportResult(plan, take.lessons)


class _Taking:
    """The steps of an import; each writes one list."""

    def __init__(self, actor: Actor, plan: ImportPlan, now: datetime, password: str | None) -> None:
        self.actor, self.now, self.password = actor, now, password
        self.accepted: Mapping[str, list[Any]] = plan.draft.accepted
        self.roles = plan.draft.roles
        self.year = plan.draft.stored_year
        self.lessons = 0

    def steps(self) -> list[tuple[str | Promise, Callable[[], Any]]]:
        """What is to be done, in words, and how, in order."""
        return [
            (_("Школа и учебный год"), self._school),
            (_("Предметы"), self._subjects),
            (_("Сотрудники"), self._staff),
            (_("Периоды"), lambda: self._of_year("term", enter_terms)),
            (_("Каникулы"), lambda: self._of_year("holiday", enter_holidays)),
            (_("Звонки"), lambda: self._of_year("bell", enter_bells)),
            (_("Классы"), lambda: self._of_year("class", enter_classes)),
            (_("Роли"), self._roles),
            (_("Ученики"), self._pupils),
            (_("Родители"), self._guardians),
            (_("Группы"), lambda: self._of_year("group", enter_groups)),
            (_("Состав групп"), lambda: self._of_year("member", enter_members)),
            (_("Нагрузка"), lambda: self._of_year("load", enter_load)),
            (_("Планы"), self._plans),
            (_("Расписание"), lambda: self._of_year("slot", enter_slots)),
            (_("Уроки на год"), self._lessons),
        ]

    def _of_year(self, kind: str, command: Callable[..., Any]) -> None:
        if entries := self.accepted.get(kind):
            command(actor=self.actor, year=self._year(), entries=entries, now=self.now)

    def _year(self) -> SchoolYear:
        if self.year is None:
            raise Refused(refusal("no-year"))
        return self.year

    def _school(self) -> None:
        for entry in self.accepted.get("school", []):
            enter_school(actor=self.actor, entry=entry, now=self.now)
        for entry in self.accepted.get("year", []):
            self.year = enter_year(actor=self.actor, entry=entry, now=self.now)

    def _subjects(self) -> None:
        if entries := self.accepted.get("subject"):
            enter_subjects(actor=self.actor, entries=entries, now=self.now)

    def _staff(self) -> None:
        if entries := self.accepted.get("staff"):
            enter_staff(actor=self.actor, entries=entries, now=self.now)
            self._accounts(people_of_staff(entries))

    def _roles(self) -> None:
        if self.roles:
            grant_roles(actor=self.actor, year=self.year, entries=self.roles, now=self.now)

    def _pupils(self) -> None:
        if entries := self.accepted.get("pupil"):
            enter_pupils(actor=self.actor, entries=entries, now=self.now)
            enrol_pupils(actor=self.actor, year=self._year(), entries=entries, now=self.now)
            self._accounts(people_of_pupils(entries))

    def _guardians(self) -> None:
        if entries := self.accepted.get("guardian"):
            people = enter_guardians(actor=self.actor, entries=entries, now=self.now)
            logins: dict[Any, str] = {}
            for entry in entries:
                if entry.who in people:
                    logins[people[entry.who]] = logins.get(people[entry.who]) or entry.login
            self._accounts(logins)

    def _accounts(self, logins: Mapping[Any, str]) -> None:
        give_accounts(actor=self.actor, logins=logins, now=self.now, password=self.password)

    def _plans(self) -> None:
        self._of_year("plan", enter_plans)
        if self.year is not None:
            follow_plans(actor=self.actor, year=self.year, now=self.now)

    def _lessons(self) -> None:
        if self.year is not None:
            self.lessons = generate_lessons(actor=self.actor, year=self.year, now=self.now)
