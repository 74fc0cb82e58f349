"""Every lesson is judged by the version of the act in force on its own day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec import structs

from tests.assessment.acts import an_act
from tests.builders import a_lesson
from tests.cast import Cast, Strangers
from tests.journal.writing import acting, entry
from zhurnal.assessment.act import Act, WindowRules
from zhurnal.assessment.queries.act_on import act_on
from zhurnal.assessment.queries.acts_between import acts_between
from zhurnal.assessment.work_kinds import Term, TermUnit, WorkKind
from zhurnal.journal.commands.add_work import add_work
from zhurnal.journal.commands.change_work import change_work
from zhurnal.journal.commands.put_mark import put_mark
from zhurnal.journal.models import Work
from zhurnal.journal.queries.journal_page import journal_page
from zhurnal.journal.queries.lesson_page import lesson_page
from zhurnal.journal.states import WorkState
from zhurnal.kernel.verdict import Refused
from zhurnal.tenancy.scope import school_scope
from zhurnal.timetable.models import Lesson

NOVEMBER = date(2026, 11, 1)
#: Noon of the October lesson's day: its term is closed in November.
THEN = datetime(2026, 10, 15, 5, tzinfo=UTC)


def heavier(kind: WorkKind) -> WorkKind:
    """A test of November: five times as heavy, marked within a day, called otherwise."""
    if kind.code != "test":
        return kind
    term = Term(1, TermUnit.WORKING_DAYS)
    return structs.replace(kind, name="Контрольная", weight=5, term=term)


@pytest.fixture
def shorter_since_november(school_7: Cast) -> None:
    """A second version of the act: from 1 November lessons stay open for three days, tests weigh
    more, and nobody answers at lessons any more.
    """
    kinds = tuple(heavier(kind) for kind in Act().work_kinds if kind.code != "answer")
    an_act(NOVEMBER, Act(windows=WindowRules(lesson_days=3), work_kinds=kinds))


def add(cast: Cast, lesson: Lesson, now: datetime, **fields: Any) -> WorkState:
    """Let Anna add a test to a lesson."""
    asked: Any = entry("add_work", **{"lesson": lesson.pk, "type": "test", **fields})
    return add_work(actor=acting(cast.anna, now), entry=asked, now=now)


@pytest.fixture
def october(school_7: Cast) -> Lesson:
    """A lesson of algebra on Thursday, 15 October."""
    return a_lesson(school_7.algebra, on=date(2026, 10, 15), number=2)


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


@pytest.mark.req("M-5", "R-2.6-a")
@pytest.mark.usefixtures("shorter_since_november")
def test_a_work_gets_the_weight_and_the_term_of_its_lessons_day(
    school_7: Cast, october: Lesson, now: datetime
) -> None:
    in_october = add(school_7, october, THEN)
    in_november = add(school_7, school_7.lessons[-1], now)
    assert (in_october.weight, in_october.marks_due_on) == (3, date(2026, 10, 20))
    assert (in_november.weight, in_november.marks_due_on) == (5, date(2026, 11, 19))
    names = Work.objects.order_by("lesson__on").values_list("work_type__name", flat=True)
    assert [*names.filter(pk__in=[in_october.work, in_november.work])] == [
        "Контрольная работа",
        "Контрольная",
    ]


@pytest.mark.req("M-5", "R-2.6-a")
def test_a_new_version_changes_no_work_of_the_days_before(school_7: Cast, october: Lesson) -> None:
    before = add(school_7, october, THEN)
    an_act(NOVEMBER, Act(work_kinds=tuple(heavier(kind) for kind in Act().work_kinds)))
    work = Work.objects.get(pk=before.work)
    assert (work.weight, work.marks_due_on) == (3, date(2026, 10, 20))


@pytest.mark.req("R-2.7-c")
@pytest.mark.usefixtures("shorter_since_november")
def test_a_kind_that_the_act_of_the_day_does_not_have_is_refused(
    school_7: Cast, october: Lesson, now: datetime
) -> None:
    assert add(school_7, october, THEN, type="answer").weight == 1
    for lesson, code in ((school_7.lessons[-1], "answer"), (school_7.lessons[-1], "нет такого")):
        with pytest.raises(Refused) as refused:
            add(school_7, lesson, now, type=code)
        assert refused.value.verdict.code == "unknown-work-type"


@pytest.mark.req("M-5")
@pytest.mark.usefixtures("shorter_since_november")
def test_a_mark_makes_its_work_by_the_act_of_the_day(
    school_7: Cast, october: Lesson, now: datetime
) -> None:
    for lesson, at, weight in ((october, THEN, 3), (school_7.lessons[-1], now, 5)):
        fields = {"lesson": lesson.pk, "pupil": school_7.pupil_ivan.pk, "type": "test"}
        asked: Any = entry("put_mark", **fields, value="4", version=0)
        state = put_mark(actor=acting(school_7.anna, at), entry=asked, now=at)
        assert state.made is not None
        assert state.made.weight == weight


@pytest.mark.req("R-2.6-a")
def test_another_kind_of_work_has_another_term(school_7: Cast, now: datetime) -> None:
    work = add(school_7, school_7.lessons[-1], now)
    fields = {"work": work.work, "version": work.version, "weight": work.weight}
    asked: Any = entry("change_work", **fields, type="essay")
    state = change_work(actor=acting(school_7.anna, now), entry=asked, now=now)
    assert (work.marks_due_on, state.marks_due_on) == (date(2026, 11, 23), date(2026, 11, 25))


@pytest.mark.req("M-5")
@pytest.mark.usefixtures("shorter_since_november")
def test_pages_offer_the_kinds_of_their_days(
    school_7: Cast, october: Lesson, now: datetime
) -> None:
    actor = acting(school_7.anna, now)
    october_page = lesson_page(october.pk, actor=actor, now=now)
    november_page = lesson_page(school_7.lessons[-1].pk, actor=actor, now=now)
    journal = journal_page(school_7.algebra.pk, actor=actor, now=now)
    assert october_page is not None
    assert november_page is not None
    assert journal is not None
    assert "answer" in {kind.code for kind in october_page.marks.kinds}
    assert "answer" not in {kind.code for kind in november_page.marks.kinds}
    assert {kind.code: kind.weight for kind in journal.types}["test"] == 5


@pytest.mark.req("M-5")
@pytest.mark.usefixtures("shorter_since_november")
def test_the_versions_of_some_days_are_those_that_hold_on_one_of_them(school_7: Cast) -> None:
    first = date(2026, 9, 1)
    an_act(first, number="96")
    an_act(date(2027, 1, 1), number="1")
    acts = acts_between(date(2026, 10, 1), date(2026, 11, 30))
    assert [since for since, *_ in acts.versions] == [NOVEMBER, first]
    assert [since for since, *_ in acts_between(NOVEMBER, NOVEMBER).versions] == [NOVEMBER]
    assert acts.on(date(2026, 10, 31)) == Act()
    assert acts.on(NOVEMBER).windows.lesson_days == 3
    assert [kind.code for kind in acts.kinds(NOVEMBER)][-1] == "answer"
    assert acts_between(date(2026, 8, 1), date(2026, 8, 2)).on(date(2026, 8, 1)) == Act()


@pytest.mark.req("R-2.8-e")
def test_the_norm_of_homework_is_the_acts(school_7: Cast, now: datetime) -> None:
    norms = tuple(structs.replace(norm, minutes=99) for norm in Act().homework_norms)
    an_act(NOVEMBER, Act(homework_norms=norms))
    page = lesson_page(school_7.lessons[-1].pk, actor=acting(school_7.anna, now), now=now)
    assert page is not None
    assert page.homework.norm == 99
