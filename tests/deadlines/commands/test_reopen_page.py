"""A deputy head opens a page for one teacher until an hour; then it is locked again by itself."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from tests.builders import teaches
from tests.cast import Cast, Strangers
from tests.deadlines.acts import an_act, reopened
from tests.journal.writing import acting, last_event, trail_of, write
from zhurnal.deadlines.commands.end_reopening import end_reopening
from zhurnal.deadlines.models import Reopening
from zhurnal.deadlines.queries.results_reopened import results_reopened
from zhurnal.journal.models import Mark
from zhurnal.kernel.verdict import Refused
from zhurnal.school.models import Person, Term

HOUR = timedelta(hours=1)


@pytest.fixture
def short_act(cast: Cast) -> None:
    """Lessons stay open for three days, so that the one of 11 November is closed on the 18th."""
    with cast.inside():
        an_act(3)


def code_of_a_mark(cast: Cast, who: Person, at: datetime, *, lesson: int = 0) -> str:
    """What somebody is told who puts Pyotr's mark at one of the lessons of algebra."""
    with cast.inside():
        found = Mark.objects.filter(lesson=cast.lessons[lesson], pupil=cast.pupil_pyotr).first()
    fields = {"value": "3" if found and found.value == "4" else "4"}
    outcome = write(
        cast,
        who,
        at,
        "put_mark",
        lesson=cast.lessons[lesson].pk,
        pupil=cast.pupil_pyotr.pk,
        version=found.version if found else 0,
        type="answer",
        **fields,
    )
    return outcome.verdict.code


def refusal_of(cast: Cast, who: Person, now: datetime, **fields: object) -> str:
    """The code with which a reopening is refused; nothing may be left behind."""
    with cast.inside(), pytest.raises(Refused) as refused:
        reopened(cast, who, now, **{"until": now + HOUR, **fields})
    with cast.inside():
        assert not Reopening.objects.exists()
    return refused.value.verdict.code


@pytest.mark.req("R-2.10-d")
@pytest.mark.usefixtures("short_act")
def test_a_page_is_open_until_the_hour_and_locked_again_by_itself(
    cast: Cast, now: datetime
) -> None:
    assert code_of_a_mark(cast, cast.anna, now) == "lesson-closed"
    with cast.inside():
        reopening = reopened(cast, cast.deputy, now, until=now + HOUR)
        event = last_event()
    assert (event.event, event.reason) == ("deadlines.page.reopened", "приказ № 88")
    assert (event.course_id, event.role) == (cast.algebra.pk, "deputy-head")
    assert event.after == {
        "kind": "lessons",
        "teacher": str(cast.anna.pk),
        "from": "2026-11-11",
        "to": "2026-11-11",
        "until": (now + HOUR).isoformat(),
    }
    assert code_of_a_mark(cast, cast.anna, now) == ""
    assert code_of_a_mark(cast, cast.anna, now + HOUR - timedelta(seconds=1)) == ""
    assert code_of_a_mark(cast, cast.anna, now + HOUR) == "lesson-closed"
    with cast.inside():
        assert trail_of(reopening) == ["deadlines.page.reopened"]


@pytest.mark.req("R-2.10-d")
@pytest.mark.usefixtures("short_act")
def test_it_opens_what_it_names_and_for_whom(cast: Cast, now: datetime) -> None:
    with cast.inside():
        teaches(cast.teacher_klara, cast.algebra)
        reopened(cast, cast.head, now, until=now + HOUR)
    tomorrow = now + timedelta(days=3)
    assert code_of_a_mark(cast, cast.klara, now) == "lesson-closed"
    with cast.inside():
        reopened(cast, cast.head, tomorrow, until=tomorrow + HOUR)
    assert code_of_a_mark(cast, cast.anna, tomorrow, lesson=1) == "lesson-closed"
    assert code_of_a_mark(cast, cast.anna, tomorrow) == ""


@pytest.mark.req("R-2.10-d")
@pytest.mark.usefixtures("short_act")
def test_an_opened_page_may_be_closed_before_its_hour(cast: Cast, now: datetime) -> None:
    later = now + timedelta(minutes=5)
    with cast.inside():
        reopening = reopened(cast, cast.deputy, now, until=now + HOUR)
        end_reopening(actor=acting(cast.head, later), reopening_id=reopening, now=later)
        assert trail_of(reopening) == ["deadlines.page.reopened", "deadlines.reopening.ended"]
        assert last_event().before["until"] == (now + HOUR).isoformat()  # type: ignore[index]
        row = Reopening.objects.get()
    assert (row.valid_before, row.ended_by) == (later, cast.head.pk)
    assert code_of_a_mark(cast, cast.anna, later) == "lesson-closed"
    assert _end(cast, cast.head, later, reopening) == "reopening-ended"


@pytest.mark.req("R-2.10-a")
@pytest.mark.usefixtures("short_act")
def test_who_opens_pages_writes_nowhere_himself(cast: Cast, now: datetime) -> None:
    with cast.inside():
        reopened(cast, cast.deputy, now, until=now + HOUR)
    assert code_of_a_mark(cast, cast.deputy, now) == "role-lacks-permission"
    with cast.inside(), pytest.raises(Refused) as refused:
        reopened(cast, cast.deputy, now, until=now + HOUR, teacher_id=cast.deputy.pk)
    assert refused.value.verdict.code == "reopening-teacher"


@pytest.mark.req("R-2.10-d")
@pytest.mark.parametrize("who", ["anna", "galina", "secretary", "administrator", "vera", "zoya"])
def test_others_cannot(cast: Cast, now: datetime, who: str) -> None:
    person = getattr(cast, who)
    assert refusal_of(cast, person, now) == "role-lacks-permission"
    assert _end(cast, person, now, uuid4()) == "role-lacks-permission"


@pytest.mark.req("R-2.10-d")
def test_bad_input_is_refused(cast: Cast, strangers: Strangers, now: datetime) -> None:
    deputy = cast.deputy
    assert refusal_of(cast, deputy, now, until=now) == "reopening-in-the-past"
    assert refusal_of(cast, deputy, now, reason=" \n ") == "reopening-needs-reason"
    assert refusal_of(cast, deputy, now, teacher_id=cast.fyodor.pk) == "reopening-teacher"
    assert refusal_of(cast, deputy, now, course_id=strangers.course.pk) == "reopening-teacher"
    assert refusal_of(cast, deputy, now, course_id=uuid4()) == "reopening-teacher"
    turned = (date(2026, 11, 12), date(2026, 11, 11))
    assert refusal_of(cast, deputy, now, days=turned) == "reopening-days-turned"
    assert refusal_of(cast, deputy, now, days=None, term_id=uuid4()) == "reopening-term"
    assert _end(cast, deputy, now, uuid4()) == "no-such-reopening"


def _end(cast: Cast, who: Person, now: datetime, reopening: UUID) -> str:
    with cast.inside(), pytest.raises(Refused) as refused:
        end_reopening(actor=acting(who, now), reopening_id=reopening, now=now)
    return refused.value.verdict.code


@pytest.mark.req("R-2.6-d")
def test_the_results_of_a_term_are_opened_apart_from_its_lessons(
    school_7: Cast, now: datetime
) -> None:
    first, second = Term.objects.order_by("number")[:2]
    reopened(school_7, school_7.deputy, now, until=now + HOUR, days=None, term_id=first.pk)

    def is_open(term: Term | None, at: datetime) -> bool:
        return results_reopened(
            acting(school_7.anna, at),
            course_id=school_7.algebra.pk,
            term_id=term.pk if term else None,
            now=at,
        )

    assert is_open(first, now)
    assert not is_open(first, now + HOUR)
    assert not is_open(second, now)
    assert not is_open(None, now)
    reopened(school_7, school_7.deputy, now, until=now + HOUR, days=None)
    assert is_open(None, now)


@pytest.mark.req("R-4.4-a")
def test_a_homeroom_teacher_may_be_given_results_and_nothing_else(
    school_7: Cast, now: datetime
) -> None:
    galina = school_7.galina.pk
    reopened(school_7, school_7.deputy, now, until=now + HOUR, days=None, teacher_id=galina)
    assert Reopening.objects.get().teacher_id == galina
    with pytest.raises(Refused) as refused:
        reopened(school_7, school_7.deputy, now, until=now + HOUR, teacher_id=galina)
    assert refused.value.verdict.code == "reopening-teacher"
    with pytest.raises(Refused):
        reopened(
            school_7, school_7.deputy, now, until=now + HOUR, days=None,
            teacher_id=school_7.nina.pk,
        )  # fmt: skip
