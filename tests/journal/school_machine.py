"""A school in which everybody tries everything in any order, and what is true of it all the time.

Source: school practice §19.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)

from tests.builders import a_guardian, a_lesson
from tests.cast import TODAY, Cast
from tests.journal import told_anew
from tests.journal.replayed import as_it_stands, by_the_trail, versions
from tests.journal.writing import acting, entry
from zhurnal.access.queries.visible import visible_pupils
from zhurnal.journal.commands.enter import enter
from zhurnal.journal.models import Absence, Homework, Mark, Work
from zhurnal.journal.queries.group_on_day import pupils_at
from zhurnal.journal.queries.journal_page import journal_page
from zhurnal.kernel.verdict import Refused, Verdict
from zhurnal.school.commands.carry_out_order import carry_out_order
from zhurnal.school.entries import MovementEntry
from zhurnal.school.models import Guardianship, Person
from zhurnal.tenancy.uuid7 import uuid7
from zhurnal.timetable.commands.end_substitution import end_substitution
from zhurnal.timetable.commands.substitute import substitute
from zhurnal.timetable.entries import OrderEntry, SubstituteEntry
from zhurnal.timetable.models import Lesson, Substitution

indices = st.integers(0, 11)
values = st.sampled_from(["5", "4", "3", "2", "•", ""])
#: The days on which the machine's lessons are.
TERM = date(2026, 11, 5)
DAYS = (date(2026, 11, 10), date(2026, 11, 16), TODAY, date(2026, 11, 20), date(2026, 11, 24))


class School(RuleBasedStateMachine):
    """School No. 7 from 18 November on: everybody tries everything, time goes by."""

    cast: Cast
    start: datetime
    outcomes: ClassVar[Counter[tuple[str, str]]]

    @initialize()
    def open(self) -> None:
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        cast = self.cast
        Mark.objects.all().delete()
        Work.objects.all().delete()
        self.now = self.start
        courses = (cast.algebra, cast.english_one, cast.english_two)
        for course in courses:
            for day in DAYS:
                if not Lesson.objects.filter(course=course, on=day).exists():
                    a_lesson(course, on=day, number=5)
        self.lessons = list(Lesson.objects.filter(course__in=courses).order_by("on", "pk"))
        self.pupils = [row.pupil for row in cast.class_7b.group.memberships.order_by("pk")][:3]
        self.people = [cast.anna, cast.boris, cast.klara, cast.roman, cast.galina, cast.deputy]
        self.staff = [cast.teacher_roman, cast.teacher_semyon, cast.teacher_klara]

    def teardown(self) -> None:
        if hasattr(self, "savepoint"):
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)

    # --- what people do ---------------------------------------------------------------------

    @rule(hours=st.sampled_from([1, 5, 24, 48]))
    def time_goes_by(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(who=indices, where=indices, whom=indices, value=values, blind=st.booleans())
    def put_mark(self, who: int, where: int, whom: int, value: str, blind: bool) -> None:
        lesson, pupil = self._lesson(where), self.pupils[whom % 3]
        seen = Mark.objects.filter(lesson=lesson, pupil=pupil, work__work_type__code="answer")
        first = seen.order_by("work__position").first()
        told: dict[str, Any] = {
            "type": "answer",
            "value": value,
            "reason": "отработал" if blind else "",
        }
        version = (first.version if first else 0) - (1 if blind and first else 0)
        self._write(who, "put_mark", lesson, pupil=pupil.pk, version=version, **told)

    @rule(
        who=indices, where=indices, whom=indices,
        fact=st.sampled_from(["absent", "late", "present"]), why=st.booleans(),
    )  # fmt: skip
    def record_absence(self, who: int, where: int, whom: int, fact: str, why: bool) -> None:
        lesson, pupil = self._lesson(where), self.pupils[whom % 3]
        known = Absence.objects.filter(lesson=lesson, pupil=pupil).first()
        told: dict[str, Any] = {"fact": fact, "reason": "так и было" if why else ""}
        version = known.version if known else 0
        self._write(who, "record_absence", lesson, pupil=pupil.pk, version=version, **told)

    @rule(who=indices, where=indices, whom=st.sets(st.integers(0, 2)))
    def confirm(self, who: int, where: int, whom: set[int]) -> None:
        lesson = self._lesson(where)
        seen = Absence.objects.filter(lesson=lesson).values("pupil_id", "version")
        told = [{"pupil": row["pupil_id"], "version": row["version"]} for row in seen]
        absent = [self.pupils[each].pk for each in sorted(whom)]
        self._write(who, "confirm_attendance", lesson, absent=absent, seen=told, reason="н")

    @rule(who=indices, where=indices, weight=st.sampled_from([0, 1, 3]))
    def add_work(self, who: int, where: int, weight: int) -> None:
        self._write(who, "add_work", self._lesson(where), type="answer", weight=weight)

    @rule(who=indices, weight=st.sampled_from([0, 1, 2, 3]))
    def weigh_anew(self, who: int, weight: int) -> None:
        work = Work.objects.order_by("pk").last()
        if work is not None:
            told = {"work": work.pk, "version": work.version, "type": "answer", "weight": weight}
            self._write(who, "change_work", work.lesson, lesson_named=False, **told)

    @rule(who=indices, where=indices, topic=st.sampled_from(["Степень", "Корень", ""]))
    def write_topic(self, who: int, where: int, topic: str) -> None:
        record = self._lesson(where).records.first()
        version = record.version if record else 0
        self._write(who, "write_topic", self._lesson(where), version=version, topic=topic)

    @rule(who=indices, where=indices, text=st.sampled_from(["№ 1", "№ 2", ""]), one=st.booleans())
    def set_homework(self, who: int, where: int, text: str, one: bool) -> None:
        lesson = self._lesson(where)
        told: dict[str, Any] = {"version": 0, "reason": "забыл"}
        if text:
            told["task"] = {"text": text}
        if text and one:
            told["pupils"] = [self.pupils[0].pk]
        else:
            common = Homework.objects.filter(lesson=lesson, individual=False).first()
            told["version"] = common.version if common else 0
        self._write(who, "set_homework", lesson, **told)

    @rule(who=indices)
    def withdraw_homework(self, who: int) -> None:
        row = Homework.objects.filter(individual=True).order_by("pk").first()
        if row is not None:
            told = {"homework": row.pk, "version": row.version}
            self._write(who, "withdraw_homework", row.lesson, lesson_named=False, **told)

    @rule(whom=indices)
    def move_tomorrow(self, whom: int) -> None:
        """To the other English group; nothing of tomorrow can be written yet."""
        pupil, first, second = self.pupils[whom % 3], self.cast.english_1, self.cast.english_2
        day = acting(self.cast.secretary, self.now).today + timedelta(days=1)
        for out_of, into in ((first, second), (second, first)):
            asked = MovementEntry(
                key=uuid7(),
                kind="group",
                number="1",
                order_on=day - timedelta(days=1),
                on=day,
                pupils=(pupil.pk,),
                out_of=(out_of.pk,),
                groups=(into.pk,),
            )
            try:
                with transaction.atomic():
                    actor = acting(self.cast.secretary, self.now)
                    carry_out_order(actor=actor, entry=asked, now=self.now)
            except Refused:
                continue
            return

    @rule(where=indices, who=st.integers(0, 2))
    def substitute(self, where: int, who: int) -> None:
        deputy = acting(self.cast.deputy, self.now)
        asked = SubstituteEntry(lesson_id=self._lesson(where).pk, teacher_id=self.staff[who].pk)
        order = OrderEntry(number="1", on=deputy.today)
        try:
            with transaction.atomic():
                substitute(actor=deputy, order=order, entries=[asked], now=self.now)
        except Refused:
            return

    @rule()
    def take_a_substitution_back(self) -> None:
        row = Substitution.objects.filter(ended_at__isnull=True).order_by("pk").last()
        if row is not None:
            deputy = acting(self.cast.deputy, self.now)
            end_substitution(actor=deputy, lesson_id=row.lesson_id, now=self.now)

    @rule(whom=indices, since=st.integers(-3, 3), days=st.none() | st.integers(0, 4))
    def a_guardian_appears(self, whom: int, since: int, days: int | None) -> None:
        first = self.now.date() + timedelta(days=since)
        last = None if days is None else first + timedelta(days=days)
        pupil = self.pupils[whom % 3]
        if not Guardianship.objects.filter(
            guardian=self.cast.zoya, pupil=pupil, valid_from=first
        ).exists():
            a_guardian(self.cast.zoya, pupil, since=first, before=last)

    # --- what is always true ----------------------------------------------------------------

    @invariant()
    def marks_and_absences_are_of_members_of_the_day(self) -> None:
        """Invariant 1."""
        there = {lesson.pk: pupils_at(lesson) for lesson in self._all_lessons()}
        for table in (Mark, Absence):
            for lesson_id, pupil_id in table.objects.values_list("lesson_id", "pupil_id"):
                assert pupil_id in there[lesson_id]

    @invariant()
    def every_lesson_has_its_list_and_every_pupil_one_state(self) -> None:
        """Invariants 2 and 3: lists are whole, means exact."""
        anna = acting(self.cast.deputy, self.now)
        for course in (self.cast.algebra, self.cast.english_two):
            page = journal_page(course.pk, actor=anna, now=self.now)
            assert page is not None
            for at, column in enumerate(page.columns):
                listed = {line.id for line in page.lines if not page.looks[line.cells[at]].out}
                assert listed == pupils_at(Lesson.objects.get(pk=column.id))
            moved = {line.id for line in page.lines if line.moves and line.moves[-1].came}
            for line in page.lines:
                assert line.mean == told_anew.mean(
                    line.id, course, since=TERM, everywhere=line.id in moved
                )

    @invariant()
    def the_trail_replays_to_what_stands(self) -> None:
        """Invariant 8; and whoever writes at once counts on versions."""
        picture, changes = by_the_trail()
        assert picture == as_it_stands()
        assert {pk: changes[pk] for pk in versions()} == versions()

    @invariant()
    def a_parent_sees_the_children_of_his_dates(self) -> None:
        """Invariant 9."""
        zoya = acting(self.cast.zoya, self.now)
        seen = {pupil.pk for pupil in visible_pupils(zoya)}
        assert seen == told_anew.children(self.cast.zoya, zoya.today)

    # --- how the machine looks and writes ---------------------------------------------------

    def _all_lessons(self) -> list[Lesson]:
        return list(Lesson.objects.select_related("course"))

    def _lesson(self, at: int) -> Lesson:
        return self.lessons[at % len(self.lessons)]

    def _write(
        self, who: int, kind: str, lesson: Lesson, *, lesson_named: bool = True, **told: Any
    ) -> None:
        """Let somebody write; what is let in must be his to write, by a rule told here anew."""
        person = lesson.teacher.person if who < 7 else self.people[who % len(self.people)]
        named = {"lesson": lesson.pk} if lesson_named else {}
        today = acting(person, self.now).today
        if self._enter(person, kind, **named, **told):
            assert told_anew.teaches(person, lesson, today) or told_anew.substitutes(
                person, lesson, today
            )

    def _enter(self, person: Person, kind: str, **told: Any) -> Verdict:
        outcome = enter(actor=acting(person, self.now), entry=entry(kind, **told), now=self.now)
        type(self).outcomes[kind, outcome.verdict.code] += 1
        self.now += timedelta(seconds=1)
        return outcome.verdict
