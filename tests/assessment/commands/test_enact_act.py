"""The head enacts versions of the act; what contradicts itself or the past is refused."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from msgspec import structs

from tests.assessment.acts import an_act
from tests.cast import TODAY, Cast, Strangers
from tests.journal.writing import acting, last_event
from zhurnal.assessment.act import Act, MinimumMarks, PeriodRules
from zhurnal.assessment.commands.enact_act import Order, enact_act
from zhurnal.assessment.models import LocalAct
from zhurnal.assessment.queries.act_on import act_on
from zhurnal.assessment.queries.versions import versions
from zhurnal.assessment.work_kinds import Term, WorkKind
from zhurnal.kernel.verdict import Refused
from zhurnal.school.models import Person

DECEMBER = date(2026, 12, 1)
STRICTER = Act(period=PeriodRules(thresholds=(Decimal("2.6"), Decimal("3.6"), Decimal("4.6"))))


def enact(
    who: Person, now: datetime, act: Act = STRICTER, since: date = DECEMBER, **order: Any
) -> LocalAct:
    """Let somebody enact a version by order No. 145 of today."""
    told = {"number": " 145 ", "on": TODAY, **order}
    return enact_act(
        actor=acting(who, now), act=act, order=Order(in_force_from=since, **told), now=now
    )


def refused(who: Person, now: datetime, **options: Any) -> str:
    with pytest.raises(Refused) as no:
        enact(who, now, **options)
    return no.value.verdict.code


@pytest.mark.req("M-5")
def test_a_version_holds_from_its_day_and_the_trail_keeps_both(
    school_7: Cast, now: datetime
) -> None:
    an_act(date(2026, 9, 1), number="96")
    row = enact(school_7.head, now)
    assert (row.order_number, row.enacted_by) == ("145", school_7.head.pk)
    assert act_on(date(2026, 11, 30)).act == Act()
    assert act_on(DECEMBER).act == STRICTER
    event = last_event()
    assert event.before
    assert event.after
    assert event.event == "assessment.act.enacted"
    assert event.before["order_number"] == "96"
    assert event.after["parameters"]["period"]["thresholds"] == ["2.6", "3.6", "4.6"]
    assert msgspec.convert(event.after["parameters"], Act) == STRICTER


@pytest.mark.req("M-5")
def test_a_version_not_in_force_yet_gives_way_to_another_of_its_day(
    school_7: Cast, now: datetime
) -> None:
    an_act(DECEMBER, number="144")
    enact(school_7.head, now)
    assert [version.order_number for version in versions()] == ["145"]
    before = last_event().before
    assert before
    assert before["order_number"] == "144"


@pytest.mark.req("M-5")
@pytest.mark.parametrize(
    ("known", "since", "code"),
    [
        ([], date(2026, 11, 17), "act-in-the-past"),
        ([date(2026, 9, 1)], date(2026, 11, 17), "act-in-the-past"),
        ([TODAY], TODAY, "act-begun-already"),
        ([date(2027, 1, 1)], DECEMBER, "act-before-another"),
        ([DECEMBER, date(2027, 1, 1)], DECEMBER, "act-before-another"),
    ],
)
def test_the_past_and_what_others_began_stay_as_they_are(
    school_7: Cast, now: datetime, known: list[date], since: date, code: str
) -> None:
    for day in known:
        an_act(day)
    assert refused(school_7.head, now, since=since) == code
    assert LocalAct.objects.count() == len(known)


def test_a_version_may_begin_today(school_7: Cast, now: datetime) -> None:
    enact(school_7.head, now, since=TODAY)
    assert act_on(TODAY).act == STRICTER


def test_an_order_cannot_be_younger_than_what_it_enacts(school_7: Cast, now: datetime) -> None:
    assert refused(school_7.head, now, on=date(2026, 12, 2)) == "act-before-its-order"


def kinds(*changed: WorkKind) -> Act:
    return structs.replace(Act(), work_kinds=(*Act().work_kinds, *changed))


@pytest.mark.req("R-2.4-a")
@pytest.mark.parametrize(
    ("act", "code"),
    [
        (Act(work_kinds=()), "act-no-weight"),
        (kinds(WorkKind("test", "Другая", "др")), "act-kind-code-twice"),
        (kinds(WorkKind("own", "тест", "др")), "act-kind-name-twice"),
        (kinds(WorkKind("own", "Другая", "К/Р")), "act-kind-short-name-twice"),
        (kinds(WorkKind("own", "Другая", "др", 101)), "act-weight-outside"),
        (kinds(WorkKind("own", "Другая", "др", -1)), "act-weight-outside"),
        (kinds(WorkKind("own", "Другая", "др", term=Term(-1))), "act-term-outside"),
        (kinds(WorkKind("own", "Другая", "др", term=Term(1, "moons"))), "act-term-unit-unknown"),  # type: ignore[arg-type]
        (Act(period=PeriodRules(thresholds=(Decimal(4), Decimal(3), Decimal(5)))),
         "act-thresholds-cross"),
        (Act(period=PeriodRules(thresholds=(Decimal(1), Decimal(3), Decimal(4)))),
         "act-threshold-outside"),
        (Act(period=PeriodRules(near=Decimal(-1))), "act-near-outside"),
        (Act(period=PeriodRules(minimum_marks=(MinimumMarks(1, 3), MinimumMarks(1, 4)))),
         "act-minimum-twice"),
        (Act(period=PeriodRules(minimum_marks=(MinimumMarks(1, 3), MinimumMarks(2, 2)))),
         "act-minimum-falls"),
        (Act(homework_norms=()), "act-norm-missing"),
        (Act(homework_norms=Act().homework_norms[:-1]), "act-norm-missing"),
        (Act(homework_norms=(*Act().homework_norms, Act().homework_norms[0])), "act-norm-twice"),
        (Act(scales=(structs.replace(Act().scales[0], grades=(5, 3)),)), "act-grades-backwards"),
    ],
)  # fmt: skip
def test_an_act_that_contradicts_itself_is_refused(
    school_7: Cast, now: datetime, act: Act, code: str
) -> None:
    assert refused(school_7.head, now, act=act) == code
    assert not LocalAct.objects.exists()


def test_a_scan_is_kept_when_it_is_one(school_7: Cast, now: datetime) -> None:
    for content in (b"%PDF-1.7", b"\x89PNG\r\n\x1a\n...", b"\xff\xd8\xff\xe0"):
        row = enact(school_7.head, now, scan=content, scan_name="a")
        row.refresh_from_db()
        assert bytes(row.scan or b"") == content
    assert refused(school_7.head, now, scan=b"<html>") == "act-scan-of-another-kind"
    assert refused(school_7.head, now, scan=b"%PDF-" + bytes(5_000_000)) == "act-scan-too-large"


@pytest.mark.parametrize("who", ["deputy", "anna", "secretary", "administrator", "vera", "zoya"])
def test_nobody_but_the_head_enacts(school_7: Cast, now: datetime, who: str) -> None:
    assert refused(getattr(school_7, who), now) == "role-lacks-permission"
    assert not LocalAct.objects.exists()


@pytest.mark.req("R-2.4-a")
def test_two_schools_have_different_acts_on_one_server(
    cast: Cast, strangers: Strangers, now: datetime
) -> None:
    with cast.inside():
        enact(cast.head, now)
    with strangers.inside():
        enact(strangers.head, now, act=kinds(WorkKind("own-1", "Олимпиада", "ол", 4)))
        theirs = act_on(DECEMBER).act
    with cast.inside():
        ours = act_on(DECEMBER).act
    assert ours == STRICTER
    assert theirs.work_kinds[-1].name == "Олимпиада"
    assert theirs.period == PeriodRules()
