"""A new school gets the usual kinds of work; what it has already stays as it is."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.cast import Cast
from tests.journal.writing import acting
from zhurnal.audit.models import AuditEvent
from zhurnal.journal.commands.seed_work_types import seed_work_types
from zhurnal.journal.models import WorkType
from zhurnal.journal.work_types import WORK_KINDS
from zhurnal.kernel.verdict import Refused


@pytest.mark.req("R-2.7-c")
def test_missing_kinds_are_added_once_and_own_weights_stay(school_7: Cast, now: datetime) -> None:
    WorkType.objects.filter(code="test").update(weight=7)
    secretary = acting(school_7.secretary, now)
    made = seed_work_types(actor=secretary, now=now)
    assert made == len(WORK_KINDS) - 2
    assert WorkType.objects.get(code="test").weight == 7
    assert WorkType.objects.get(code="independent").short_name == "с/р"
    assert AuditEvent.objects.filter(event="journal.work-type.added").count() == made
    assert seed_work_types(actor=secretary, now=now) == 0


def test_a_teacher_does_not_decide_on_kinds_of_work(school_7: Cast, now: datetime) -> None:
    with pytest.raises(Refused):
        seed_work_types(actor=acting(school_7.anna, now), now=now)


def test_codes_and_short_names_are_all_different() -> None:
    assert len({kind.code for kind in WORK_KINDS}) == len(WORK_KINDS)
    assert len({kind.short_name for kind in WORK_KINDS}) == len(WORK_KINDS)
