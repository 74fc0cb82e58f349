"""The control desk, the duties behind its figures, and duties that are waived."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders import a_class, a_course, a_lesson
from tests.cast import TODAY, Cast
from tests.journal.writing import acting
from zhurnal.audit.models import AuditEvent
from zhurnal.control.commands.recompute import recompute
from zhurnal.control.models import Obligation
from zhurnal.control.queries.desk import control_desk
from zhurnal.control.queries.duty_list import Wanted, duty_list
from zhurnal.control.rules.trend import Figures, needs_help, weeks_until

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


@pytest.fixture
def reckoned(cast: Cast, now: datetime) -> Cast:
    """The school with its duties derived: Anna owes for the lessons of Monday and Tuesday."""
    with cast.inside():
        for days in (2, 1):
            a_lesson(cast.algebra, on=TODAY - timedelta(days=days), number=6)
        recompute(now=now)
    return cast


def figures_on(page: str) -> list[tuple[str, int]]:
    """Where each figure of the desk leads, and how many duties it promises."""
    found = re.findall(r'href="(/control/duties/[^"]*)">(\d+) ', page)
    return [(unescape(address), int(number)) for address, number in found]


@pytest.mark.req("R-1.1-a", "R-2.10-c")
def test_each_figure_of_the_desk_leads_to_as_many_duties(reckoned: Cast, signed_in: SignIn) -> None:
    browser = signed_in(reckoned.deputy)
    told = figures_on(browser.get("/control/").text)
    assert sum(number for address, number in told if "how=overdue" in address) >= 4
    assert any("clause=topic" in address and "class=" in address for address, _ in told)
    for address, number in told:
        listed = browser.get(address).text
        assert listed.split("<tbody>")[1].count("<tr>") == number, address


@pytest.mark.req("R-2.10-c")
def test_the_lists_of_a_teacher_and_of_a_class_add_up_to_the_desks_lines(
    reckoned: Cast, now: datetime
) -> None:
    with reckoned.inside():
        actor = acting(reckoned.deputy, now)
        desk = control_desk(actor, now=now)
        for line in desk.teachers:
            wanted = Wanted(teacher=line.id, nobody=line.id is None)
            listed = duty_list(actor, wanted, now=now)
            assert listed is not None
            assert listed.counted == line.whole.overdue + line.whole.late + line.whole.due
        for line in desk.classes:
            listed = duty_list(actor, Wanted(class_id=line.id), now=now)
            assert listed is not None
            assert listed.about == line.name
            assert listed.counted == line.whole.overdue + line.whole.late + line.whole.due


@pytest.mark.req("M-1", "M-6")
def test_a_duty_is_waived_with_a_reason_and_leaves_the_desk(
    reckoned: Cast, signed_in: SignIn
) -> None:
    browser, back = signed_in(reckoned.deputy), urlencode({"how": "overdue", "clause": "topic"})
    with reckoned.inside():
        duty = Obligation.objects.filter(clause="topic").earliest("due_at")
    address = f"/control/duties/{duty.pk}/waive/"
    before = browser.get(f"/control/duties/?{back}").text.count("<tr>")
    unsaid = browser.post(address, {"reason": "  ", "back": back})
    assert unsaid.status_code == 422
    assert "Напишите, почему обязанность снята" in unsaid.text
    assert "<details open>" in unsaid.text
    waived = browser.post(address, {"reason": "урок вела студентка-практикантка", "back": back})
    assert (waived.status_code, waived["Location"]) == (302, f"/control/duties/?{back}")
    assert browser.get(waived["Location"]).text.count("<tr>") == before - 1
    twice = browser.post(address, {"reason": "ещё раз", "back": back})
    assert twice.status_code == 422
    assert "Снять можно только то, что начато и ещё не сделано" in twice.text
    with reckoned.inside():
        event = AuditEvent.objects.get(event="control.obligation.waived")
        assert event.reason == "урок вела студентка-практикантка"
        assert (event.subject_id, event.lesson_id) == (duty.pk, duty.lesson_id)


def test_before_the_first_reckoning_the_desk_says_so(cast: Cast, signed_in: SignIn) -> None:
    assert "Сроки ещё подсчитываются" in signed_in(cast.deputy).get("/control/").text


def test_nonsense_in_the_address_is_not_asked_for(reckoned: Cast, signed_in: SignIn) -> None:
    browser = signed_in(reckoned.deputy)
    whole = browser.get("/control/duties/").text.count("<tr>")
    asked = browser.get("/control/duties/?teacher=x&class=%00&clause=sleep&how=never").text
    assert asked.count("<tr>") == whole


@pytest.mark.parametrize("address", ["/control/", "/control/duties/?how=overdue"])
def test_the_pages_cost_the_same_for_a_larger_school(
    reckoned: Cast, signed_in: SignIn, now: datetime, address: str
) -> None:
    browser, counted = signed_in(reckoned.deputy), []
    for letters in ("", "ГДЕ"):
        with reckoned.inside():
            for letter in letters:
                course = a_course("Физика", a_class(f"7{letter}").group, reckoned.teacher_anna)
                a_lesson(course, on=TODAY - timedelta(days=1))
            recompute(now=now)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1] <= 10


@pytest.mark.req("R-1.1-a")
def test_those_who_need_help_come_first_and_four_weeks_end_with_this_one() -> None:
    calm, late, behind = Figures(due=9), Figures(late=1), Figures(overdue=1)
    assert sorted([[calm], [late], [behind]], key=needs_help) == [[behind], [late], [calm]]
    both = Figures(missed=(1, 0, 0, 0), total=(2, 0, 4, 0)) + Figures(missed=(0, 0, 1, 0))
    assert both.shares == (50, 0, 25, 0)
    assert [each.isoformat() for each in weeks_until(TODAY)] == [
        "2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16",
    ]  # fmt: skip
