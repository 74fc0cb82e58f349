"""What is true of the journal whatever happens: people write, move, substitute, in any order.

Source: school practice §19.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from tests.cast import Cast
from tests.journal.school_machine import School, indices
from tests.journal.writing import acting
from zhurnal.journal.models import Absence
from zhurnal.results.commands.enter import enter as enter_result
from zhurnal.results.entries import PutResult
from zhurnal.results.models import ResultMark


class WholeSchool(School):
    """The school with its homeroom teacher, who gives reasons, and the results of its terms."""

    @rule(who=st.integers(0, 8), which=indices, reason=st.sampled_from(["illness", "valid"]))
    def give_a_reason(self, who: int, which: int, reason: str) -> None:
        """Invariant 7: the fact is unchanged by it."""
        rows = list(Absence.objects.select_related("lesson").order_by("pk"))
        if not rows:
            return
        row = rows[which % len(rows)]
        facts = (row.fact, row.minutes_late, row.version, row.put_by, row.put_at)
        person = self.cast.galina if who < 6 else self.people[who % len(self.people)]
        told = {"pupil": row.pupil_id, "reason": reason, "was": row.reason}
        verdict = self._enter(person, "set_reason", lesson=row.lesson_id, **told)
        assert not verdict or person == self.cast.galina
        row.refresh_from_db()
        assert facts == (row.fact, row.minutes_late, row.version, row.put_by, row.put_at)

    @rule(
        who=indices, whom=indices, value=st.sampled_from(["5", "4", "3", "н/а", ""]),
        column=st.sampled_from(["term-1", "term-2", "term-3", "annual"]), why=st.booleans(),
    )  # fmt: skip
    def put_result(self, who: int, whom: int, value: str, column: str, why: bool) -> None:
        pupil = self.pupils[whom % 3]
        person = self.cast.anna if who < 7 else self.people[who % len(self.people)]
        course = self.cast.algebra
        term = int(column[-1]) if column.startswith("term") else 0
        row = ResultMark.objects.filter(pupil=pupil, subject=course.subject_id, term=term).first()
        asked = PutResult(
            key=uuid4(), course=course.pk, pupil=pupil.pk, column=column, value=value,
            version=row.version if row else 0, reason="по приказу" if why else "",
        )  # fmt: skip
        outcome = enter_result(actor=acting(person, self.now), entry=asked, now=self.now)
        type(self).outcomes["put_result", outcome.verdict.code] += 1
        if outcome.verdict:
            assert person in {self.cast.anna, self.cast.galina}

    @invariant()
    def results_have_authors_and_none_is_of_a_closed_term_or_of_one_to_come(self) -> None:
        """Invariant 5: nothing was reopened here, so nothing was put after the close."""
        for row in ResultMark.objects.all():
            assert row.put_by in {self.cast.anna.pk, self.cast.galina.pk}
            assert row.term not in {1, 3}


@pytest.mark.req("M-2", "R-2.3-a", "R-2.3-b", "R-1.6-c")
def test_whatever_happens_the_invariants_hold(school_7: Cast, now: datetime) -> None:
    outcomes: Counter[tuple[str, str]] = Counter()
    facts = {"cast": school_7, "start": now, "outcomes": outcomes}
    machine = type("SchoolNo7", (WholeSchool,), facts)
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=10,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[*HealthCheck],
        ),
    )
    written = {kind for kind, code in outcomes if not code}
    assert len(written) > 4
    refused = {code for _, code in outcomes}
    assert {"not-your-lesson", "lesson-not-begun", "cell-changed"} & refused
