from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import msgspec
import pytest

from tests.cast import Cast, Strangers
from zhurnal.assessment.act import Act, WindowRules
from zhurnal.assessment.models import LocalAct
from zhurnal.assessment.queries.act_on import act_on
from zhurnal.tenancy.scope import school_scope

NOVEMBER = date(2026, 11, 1)


@pytest.fixture
def shorter_since_november(school_7: Cast) -> None:
    """A second version of the act: from 1 November lessons stay open for three days."""
    LocalAct.objects.create(
        order_number="112",
        order_on=date(2026, 10, 20),
        in_force_from=NOVEMBER,
        parameters=msgspec.to_builtins(Act(windows=WindowRules(lesson_days=3))),
        enacted_at=datetime(2026, 10, 20, 5, tzinfo=UTC),
        enacted_by=uuid4(),
    )


@pytest.mark.req("M-5")
def test_before_its_first_act_a_school_has_the_usual_rules(school_7: Cast) -> None:
    assert act_on(date(2026, 9, 1)).act == Act()
    assert act_on(date(2026, 9, 1)).id is None


@pytest.mark.req("M-5")
@pytest.mark.usefixtures("shorter_since_november")
def test_policy_version_by_lesson_date() -> None:
    october, november = act_on(NOVEMBER - timedelta(days=1)), act_on(NOVEMBER)
    assert october.act.windows.lesson_days is None
    assert november.act.windows.lesson_days == 3
    assert november.order_number == "112"


@pytest.mark.req("M-5")
@pytest.mark.usefixtures("shorter_since_november")
def test_another_school_keeps_its_own_rules(strangers: Strangers) -> None:
    with school_scope(strangers.school.pk):
        assert act_on(NOVEMBER).act == Act()
