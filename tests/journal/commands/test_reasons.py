"""Reasons of absences: the homeroom teacher's, by hand or by one document; the fact stays."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import a_course
from tests.cast import Cast
from tests.excuses.papers import a_document, absent, applied, lessons_of_days, registered
from tests.journal.writing import acting, last_event, trail_of, write
from zhurnal.audit.models import AuditEvent
from zhurnal.excuses.models import DocumentKind, GivenReason, ReasonDocument
from zhurnal.journal.commands.take_back_document import take_back_document
from zhurnal.journal.models import Absence
from zhurnal.kernel.verdict import Refused
from zhurnal.timetable.models import Lesson

MONDAY = date(2026, 11, 9)


def a_week_of_31_lessons(cast: Cast) -> list[Lesson]:
    """Four subjects from Monday 9 to Friday 13 November, some of them in a group."""
    courses = [cast.algebra, cast.english_one]
    courses += [
        a_course(name, cast.class_7b.group, cast.teacher_anna) for name in ("Физика", "ИЗО")
    ]
    lessons = [
        each
        for each in lessons_of_days(courses, MONDAY, [6, 6, 6, 7, 6])
        if each.pk != cast.lessons[0].pk
    ]
    assert len(lessons) == 31
    return lessons


def reasons(cast: Cast) -> set[str]:
    """The reasons that Ivan's absences have."""
    return set(Absence.objects.filter(pupil=cast.pupil_ivan).values_list("reason", flat=True))


@pytest.mark.req("R-2.9-d")
def test_one_document_gives_its_reason_to_31_lessons_of_all_subjects(
    school_7: Cast, now: datetime
) -> None:
    """Illness 9 to 13 November: one entry, 31 events."""
    rows = absent(school_7.pupil_ivan, *a_week_of_31_lessons(school_7))
    [beside] = absent(school_7.pupil_pyotr, rows[0].lesson)
    document = registered(school_7, a_document(school_7, 9, 13, now=now), now)
    assert applied(school_7, document, now) == 31
    assert ReasonDocument.objects.count() == 1
    events = AuditEvent.objects.filter(event="journal.reason.set")
    assert events.count() == 31
    assert set(events.values_list("role", "pupil_id")) == {
        ("homeroom-teacher", school_7.pupil_ivan.pk)
    }
    assert reasons(school_7) == {"illness"}
    assert set(
        Absence.objects.filter(pupil=school_7.pupil_ivan).values_list("fact", "version")
    ) == {("absent", 1)}
    beside.refresh_from_db()
    assert beside.reason == "unknown"


@pytest.mark.req("R-2.9-d")
def test_applied_again_it_changes_nothing(school_7: Cast, now: datetime) -> None:
    absent(school_7.pupil_ivan, school_7.lessons[0])
    document = registered(school_7, a_document(school_7, 11, now=now), now)
    assert applied(school_7, document, now) == 1
    assert applied(school_7, document, now) == 0


@pytest.mark.req("R-2.9-d")
@pytest.mark.parametrize("count", [2, 30])
def test_it_costs_the_same_for_a_long_illness(school_7: Cast, now: datetime, count: int) -> None:
    absent(school_7.pupil_ivan, *a_week_of_31_lessons(school_7)[:count])
    document = registered(school_7, a_document(school_7, 9, 13, now=now), now)
    with CaptureQueriesContext(connection) as queries:
        applied(school_7, document, now)
    # Actor; document, pupils, roll, absences, their reasons, the document, the trail; savepoint.
    assert len(queries) == 10


@pytest.mark.req("R-2.9-b")
def test_an_absence_on_a_covered_day_takes_the_reason_by_itself(
    school_7: Cast, now: datetime
) -> None:
    document = registered(school_7, a_document(school_7, 16, 18, now=now), now)
    named = {"lesson": school_7.lessons[-1].pk, "pupil": school_7.pupil_ivan.pk}
    write(school_7, school_7.anna, now, "record_absence", fact="absent", version=0, **named)
    row = Absence.objects.get(pupil=school_7.pupil_ivan)
    assert row.reason == "unknown", "registered is not yet applied"
    write(school_7, school_7.anna, now, "record_absence", fact="present", version=1, **named)
    applied(school_7, document, now)
    write(school_7, school_7.anna, now, "record_absence", fact="absent", version=2, **named)
    row.refresh_from_db()
    assert (row.reason, row.document_id) == ("illness", document.pk)
    assert last_event().after == {
        "fact": "absent", "reason": "illness", "document": str(document.pk),
    }  # fmt: skip
    write(school_7, school_7.anna, now, "record_absence", fact="present", version=3, **named)
    row.refresh_from_db()
    assert (row.fact, row.reason, row.document_id) == ("present", "unknown", None)


@pytest.mark.req("R-2.9-b")
def test_so_does_everybody_whom_a_confirmation_names(school_7: Cast, now: datetime) -> None:
    document = registered(school_7, a_document(school_7, 18, now=now, last_lesson=2), now)
    applied(school_7, document, now)
    away = [school_7.pupil_ivan.pk, school_7.pupil_pyotr.pk]
    outcome = write(
        school_7, school_7.anna, now, "confirm_attendance",
        lesson=school_7.lessons[-1].pk, absent=away,
    )  # fmt: skip
    assert outcome.verdict
    rows = Absence.objects.values_list("pupil__person__last_name", "reason", "document_id")
    assert set(rows) == {("Соколов", "illness", document.pk), ("Ильин", "unknown", None)}


@pytest.mark.req("R-2.9-d")
def test_withdrawn_it_takes_its_reasons_with_it_and_no_others(
    school_7: Cast, now: datetime
) -> None:
    lessons = school_7.lessons
    rows = absent(school_7.pupil_ivan, *lessons)
    written_by_hand = rows[0]
    illness = registered(school_7, a_document(school_7, 16, 18, now=now), now)
    applied(school_7, illness, now)
    summons = registered(
        school_7,
        a_document(school_7, 18, now=now, kind=DocumentKind.SUMMONS, reason=GivenReason.VALID),
        now,
    )
    applied(school_7, summons, now)
    set_by_hand(school_7, now, written_by_hand, "invalid", "unknown")
    assert told(rows) == ["invalid", "illness", "illness"]

    back = take_back_document(
        actor=acting(school_7.galina, now), document_id=illness.pk, reason="не та справка", now=now
    )
    assert (back, told(rows)) == (2, ["invalid", "unknown", "valid"])
    take_back_document(
        actor=acting(school_7.galina, now), document_id=summons.pk, reason="не тот ученик", now=now
    )
    assert told(rows) == ["invalid", "unknown", "unknown"]
    assert ReasonDocument.objects.filter(withdrawn_at=now).count() == 2
    assert last_event().reason == "не тот ученик"


@pytest.mark.req("R-2.9-d")
def test_a_document_leaves_alone_what_is_explained_and_mends_what_was_not_valid(
    school_7: Cast, now: datetime
) -> None:
    rows = absent(school_7.pupil_ivan, *school_7.lessons)
    set_by_hand(school_7, now, rows[0], "valid", "unknown")
    set_by_hand(school_7, now, rows[1], "invalid", "unknown")
    document = registered(school_7, a_document(school_7, 9, 18, now=now), now)
    assert applied(school_7, document, now) == 2
    assert told(rows) == ["valid", "illness", "illness"]


@pytest.mark.req("R-2.9-d")
def test_a_withdrawn_document_is_not_applied(school_7: Cast, now: datetime) -> None:
    document = registered(school_7, a_document(school_7, 16, now=now), now)
    actor = acting(school_7.galina, now)
    take_back_document(actor=actor, document_id=document.pk, reason="ошибка", now=now)
    with pytest.raises(Refused) as refused:
        applied(school_7, document, now)
    assert refused.value.verdict.code == "document-withdrawn"


def told(rows: list[Absence]) -> list[str]:
    """The reasons as they are now."""
    for row in rows:
        row.refresh_from_db()
    return [row.reason for row in rows]


def set_by_hand(
    cast: Cast, now: datetime, row: Absence, reason: str, was: str, who: str = "galina"
) -> str:
    """The code of the verdict on a reason set by hand; empty if it was set."""
    fields: dict[str, Any] = {"lesson": row.lesson_id, "pupil": row.pupil_id}
    entry = {**fields, "reason": reason, "was": was}
    return write(cast, getattr(cast, who), now, "set_reason", **entry).verdict.code


@pytest.mark.req("R-2.9-b")
def test_a_reason_set_by_hand_is_seen_in_the_trail(school_7: Cast, now: datetime) -> None:
    [row] = absent(school_7.pupil_ivan, school_7.lessons[-1])
    assert set_by_hand(school_7, now, row, "valid", "unknown") == ""
    assert trail_of(row.pk) == ["journal.reason.set"]
    event = last_event()
    assert (event.before, event.after) == ({"reason": "unknown"}, {"reason": "valid"})
    assert (event.actor_name, event.role) == ("Орлова Г. П.", "homeroom-teacher")


@pytest.mark.req("R-2.9-b")
@pytest.mark.parametrize(
    ("who", "code"),
    [("anna", "role-lacks-permission"), ("head", "role-lacks-permission"), ("nina", "not-found"),
     ("ivan", "role-lacks-permission"), ("vera", "role-lacks-permission")],
)  # fmt: skip
def test_nobody_else_sets_a_reason(school_7: Cast, now: datetime, who: str, code: str) -> None:
    [row] = absent(school_7.pupil_ivan, school_7.lessons[-1])
    assert set_by_hand(school_7, now, row, "valid", "unknown", who) == code
    assert told([row]) == ["unknown"]


@pytest.mark.req("R-3.2-d")
def test_a_reason_that_somebody_changed_meanwhile_is_not_overwritten(
    school_7: Cast, now: datetime
) -> None:
    [row] = absent(school_7.pupil_ivan, school_7.lessons[-1])
    set_by_hand(school_7, now, row, "valid", "unknown")
    assert set_by_hand(school_7, now, row, "invalid", "unknown") == "cell-changed"
    assert told([row]) == ["valid"]


@pytest.mark.req("R-2.9-b")
def test_who_is_not_absent_has_no_reason(school_7: Cast, now: datetime) -> None:
    [row] = absent(school_7.pupil_ivan, school_7.lessons[-1])
    Absence.objects.filter(pk=row.pk).update(fact="late")
    assert set_by_hand(school_7, now, row, "valid", "unknown") == "not-absent"


@pytest.mark.req("R-2.9-b")
@given(
    steps=st.lists(
        st.sampled_from(["illness", "valid", "invalid", "unknown", "document", "withdraw"]),
        max_size=6,
    )
)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_chain_of_reasons_ever_changes_a_fact(
    school_7: Cast, now: datetime, steps: list[str]
) -> None:
    Absence.objects.all().delete()
    rows = absent(school_7.pupil_ivan, *school_7.lessons[:2])
    [late] = absent(school_7.pupil_ivan, school_7.lessons[2])
    Absence.objects.filter(pk=late.pk).update(fact="late", minutes_late=7)
    columns = ("lesson_id", "pupil_id", "fact", "minutes_late", "version", "put_at", "put_by")
    before = list(Absence.objects.order_by("pk").values_list(*columns))
    documents: list[ReasonDocument] = []
    for step in steps:
        if step == "document":
            documents.append(registered(school_7, a_document(school_7, 9, 18, now=now), now))
            applied(school_7, documents[-1], now)
        elif step == "withdraw" and documents:
            take_back_document(
                actor=acting(school_7.galina, now), document_id=documents.pop().pk,
                reason="ошибка", now=now,
            )  # fmt: skip
        elif step != "withdraw":
            [was] = told(rows[:1])
            assert set_by_hand(school_7, now, rows[0], step, was) == ""
    assert list(Absence.objects.order_by("pk").values_list(*columns)) == before
    assert told([late]) == ["unknown"]
