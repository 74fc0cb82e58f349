"""Whatever people do in whatever order: caught up from the trail is the same as from scratch.

Source: M-1.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from enum import StrEnum
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from tests.cast import Cast
from tests.control.told import everything
from tests.excuses.papers import a_document
from tests.journal.school_machine import School, indices
from tests.journal.writing import acting
from zhurnal.audit.trail import Change, record
from zhurnal.control.commands.catch_up import catch_up
from zhurnal.control.commands.recompute import recompute
from zhurnal.control.models import Obligation
from zhurnal.excuses.commands.register_document import register_document
from zhurnal.excuses.models import ReasonDocument
from zhurnal.journal.commands.apply_document import apply_document
from zhurnal.timetable.models import Lesson


class Timetable(StrEnum):
    CANCELLED = "timetable.lesson.cancelled"


class ControlledSchool(School):
    """The school with its papers and with lessons that are cancelled, under control."""

    clock: Any

    @rule(where=indices)
    def cancel_or_bring_back(self, where: int) -> None:
        lesson = self._lesson(where)
        state = Lesson.objects.values_list("state", flat=True).get(pk=lesson.pk)
        held = state == Lesson.State.SCHEDULED
        closed = self._closed(lesson)
        with transaction.atomic():
            wanted = Lesson.State.CANCELLED if held else Lesson.State.SCHEDULED
            Lesson.objects.filter(pk=lesson.pk).update(state=wanted)
            change = Change(Timetable.CANCELLED, "lesson", lesson.pk, lesson_id=lesson.pk)
            record(change, actor=acting(self.cast.deputy, self.now), at=self.now)
        self._catch_up()
        assert closed <= self._closed(lesson), "a closed obligation is never lost"

    @rule(whom=indices, days=st.sampled_from([(16,), (16, 18), (10, 18)]))
    def hand_in_a_paper(self, whom: int, days: tuple[int, ...]) -> None:
        pupil = self.pupils[whom % 3]
        paper = a_document(self.cast, *days, pupils=(pupil,), now=self.now)
        register_document(actor=acting(self.cast.galina, self.now), entry=paper, now=self.now)

    @rule()
    def apply_a_paper(self) -> None:
        waiting = ReasonDocument.objects.filter(applied_at__isnull=True).order_by("pk").first()
        if waiting is not None:
            galina = acting(self.cast.galina, self.now)
            apply_document(actor=galina, document_id=waiting.pk, now=self.now)

    @invariant()
    def caught_up_is_as_from_scratch(self) -> None:
        self._catch_up()
        caught_up = everything()
        savepoint = transaction.savepoint()
        Obligation.objects.all().delete()
        recompute(now=self.now)
        from_scratch = everything()
        transaction.savepoint_rollback(savepoint)
        assert caught_up == from_scratch

    def marks_and_absences_are_of_members_of_the_day(self) -> None:
        """Tried in tests/journal."""

    def every_lesson_has_its_list_and_every_pupil_one_state(self) -> None:
        """Tried in tests/journal."""

    def the_trail_replays_to_what_stands(self) -> None:
        """Tried in tests/journal."""

    def a_parent_sees_the_children_of_his_dates(self) -> None:
        """Tried in tests/journal."""

    def _catch_up(self) -> None:
        catch_up(now=self.now)
        # Past the seconds that are read once more, so that the bookmark is what is tried.
        self.clock.shift(60)

    def _closed(self, lesson: Lesson) -> set[tuple[str, Any]]:
        self._catch_up()
        rows = Obligation.objects.filter(lesson=lesson, done_at__isnull=False, standing="")
        return set(rows.values_list("clause", "subject_id"))


@pytest.mark.req("M-1")
def test_incremental_equals_from_scratch(school_7: Cast, now: datetime, clock: Any) -> None:
    outcomes: Counter[tuple[str, str]] = Counter()
    facts = {"cast": school_7, "start": now, "outcomes": outcomes, "clock": clock}
    machine = type("SchoolNo7", (ControlledSchool,), facts)
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=8,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[*HealthCheck],
        ),
    )
    assert {kind for kind, code in outcomes if not code}
