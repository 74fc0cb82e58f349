"""Attendance is taken by an explicit act, and never overwrites what its writer did not see."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import a_lesson, a_work, marks, newcomers
from tests.cast import TODAY, Cast
from tests.excuses.papers import a_document, applied, registered
from tests.journal.writing import acting, entry, trail_of, write
from zhurnal.audit.models import AuditEvent
from zhurnal.journal.commands.confirm_attendance import confirm_attendance
from zhurnal.journal.models import Absence, LessonRecord
from zhurnal.journal.queries.lesson_page import lesson_page
from zhurnal.journal.rules.owed import Duty, DutyState
from zhurnal.journal.states import AttendanceState
from zhurnal.kernel.verdict import Refused
from zhurnal.school.models import Person


def confirm(cast: Cast, who: Person, now: datetime, **fields: Any) -> AttendanceState:
    """Let somebody confirm the attendance of today's lesson of algebra."""
    asked = entry("confirm_attendance", **{"lesson": cast.lessons[-1].pk, **fields})
    return confirm_attendance(
        actor=acting(who, now),
        entry=asked,  # type: ignore[arg-type]
        now=now,
    )


def refusal_of(*args: Any, **fields: Any) -> Refused:
    """Why a confirmation is refused."""
    with pytest.raises(Refused) as refused:
        confirm(*args, **fields)
    return refused.value


def facts(cast: Cast) -> dict[str, str]:
    """Who of today's lesson of algebra has an entry, by family name."""
    rows = Absence.objects.filter(lesson=cast.lessons[-1])
    return dict(rows.values_list("pupil__person__last_name", "fact"))


@pytest.mark.req("R-2.5-b")
@pytest.mark.req("M-8")
def test_everybody_is_present_by_an_explicit_act(school_7: Cast, now: datetime) -> None:
    assert not LessonRecord.objects.exists()
    state = confirm(school_7, school_7.anna, now)
    record = LessonRecord.objects.get(lesson=school_7.lessons[-1])
    assert (state.confirmed_at, state.absences) == (now, [])
    assert (record.attendance_at, record.attendance_by) == (now, school_7.anna.pk)
    assert (record.version, facts(school_7)) == (0, {})
    assert trail_of(record.pk) == ["journal.attendance.confirmed"]


@pytest.mark.req("R-2.5-b")
def test_the_absent_and_the_late_are_written_in_one_act(school_7: Cast, now: datetime) -> None:
    state = confirm(
        school_7,
        school_7.anna,
        now,
        absent=[school_7.pupil_ivan.pk],
        late=[{"pupil": school_7.pupil_pyotr.pk, "minutes": 7}],
    )
    assert facts(school_7) == {"Соколов": "absent", "Ильин": "late"}
    assert {each.pupil: (each.minutes, each.version) for each in state.absences} == {
        school_7.pupil_ivan.pk: (None, 1),
        school_7.pupil_pyotr.pk: (7, 1),
    }
    events = AuditEvent.objects.filter(lesson_id=school_7.lessons[-1].pk)
    assert sorted(events.values_list("event", flat=True)) == [
        "journal.absence.recorded",
        "journal.absence.recorded",
        "journal.attendance.confirmed",
    ]


@pytest.mark.req("R-2.5-b")
@pytest.mark.req("R-2.5-c")
def test_attendance_requires_confirmation(school_7: Cast, now: datetime) -> None:
    """Nobody was absent, a document and an absence were known: without the act it is still owed."""
    document = registered(school_7, a_document(school_7, 18, now=now), now)
    applied(school_7, document, now)
    lesson = {"lesson": school_7.lessons[-1].pk, "pupil": school_7.pupil_ivan.pk}
    write(school_7, school_7.anna, now, "record_absence", fact="absent", version=0, **lesson)
    assert attendance_owed(school_7, now) == DutyState.DUE
    assert attendance_owed(school_7, now + timedelta(hours=12)) == DutyState.OVERDUE
    seen = [{"pupil": school_7.pupil_ivan.pk, "version": 1}]
    confirm(school_7, school_7.anna, now, absent=[school_7.pupil_ivan.pk], seen=seen)
    assert attendance_owed(school_7, now + timedelta(hours=12)) == DutyState.DONE


def attendance_owed(cast: Cast, now: datetime) -> DutyState:
    """How the duty of attendance stands at today's lesson of algebra."""
    page = lesson_page(cast.lessons[-1].pk, actor=acting(cast.anna, now), now=now)
    assert page is not None
    return next(each.state for each in page.owed if each.duty is Duty.ATTENDANCE)


@pytest.mark.req("R-2.5-a")
def test_a_later_confirmation_changes_and_keeps_the_time_of_the_first(
    school_7: Cast, now: datetime
) -> None:
    ivan = school_7.pupil_ivan.pk
    confirm(school_7, school_7.anna, now, absent=[ivan])
    later = now + timedelta(days=1)
    seen = [{"pupil": ivan, "version": 1}]
    state = confirm(school_7, school_7.anna, later, late=[{"pupil": ivan}], seen=seen)
    record = LessonRecord.objects.get()
    assert (state.confirmed_at, record.attendance_at) == (now, now)
    assert facts(school_7) == {"Соколов": "late"}
    assert trail_of(record.pk) == ["journal.attendance.confirmed"] * 2


def test_the_same_confirmation_again_changes_nothing(school_7: Cast, now: datetime) -> None:
    confirm(school_7, school_7.anna, now, absent=[school_7.pupil_ivan.pk])
    events = AuditEvent.objects.count()
    confirm(school_7, school_7.anna, now, absent=[school_7.pupil_ivan.pk])
    assert AuditEvent.objects.count() == events


@pytest.mark.req("M-8")
@pytest.mark.req("R-3.2-d")
def test_everybody_present_does_not_wipe_out_an_absence_not_seen(
    school_7: Cast, now: datetime
) -> None:
    confirm(school_7, school_7.anna, now, absent=[school_7.pupil_ivan.pk])
    error = refusal_of(school_7, school_7.anna, now)
    assert error.verdict.code == "cell-changed"
    assert error.verdict.facts["pupil"] == school_7.pupil_ivan.pk
    assert (error.verdict.facts["mine"], error.verdict.facts["theirs"]) == ("—", "н")
    assert facts(school_7) == {"Соколов": "absent"}


@pytest.mark.req("R-2.4-d")
def test_the_marked_are_made_absent_with_a_reason_only(school_7: Cast, now: datetime) -> None:
    ivan = school_7.pupil_ivan
    marks(ivan, "4", [a_work(school_7.lessons[-1])])
    error = refusal_of(school_7, school_7.anna, now, absent=[ivan.pk])
    assert error.verdict.code == "marked-needs-reason"
    confirm(school_7, school_7.anna, now, absent=[ivan.pk], reason="ушёл после ответа")
    assert facts(school_7) == {"Соколов": "absent"}


@pytest.mark.req("R-2.5-c")
def test_before_the_lesson_nothing_is_confirmed(school_7: Cast, now: datetime) -> None:
    later = a_lesson(school_7.algebra, on=TODAY, number=7)
    error = refusal_of(school_7, school_7.anna, now, lesson=later.pk)
    assert error.verdict.code == "lesson-not-begun"


@pytest.mark.parametrize(
    ("who", "code"),
    [("head", "role-lacks-permission"), ("administrator", "role-lacks-permission"),
     ("klara", "not-found")],
)  # fmt: skip
def test_others_cannot(school_7: Cast, now: datetime, who: str, code: str) -> None:
    assert refusal_of(school_7, getattr(school_7, who), now).verdict.code == code
    assert not LessonRecord.objects.exists()


def test_a_pupil_of_another_class_does_not_exist(school_7: Cast, now: datetime) -> None:
    absent = [school_7.pupil_darya.pk]
    assert refusal_of(school_7, school_7.anna, now, absent=absent).verdict.code == "not-found"


@pytest.mark.parametrize("more", [0, 30])
def test_it_costs_the_same_for_a_large_class(school_7: Cast, now: datetime, more: int) -> None:
    away = [school_7.pupil_ivan, *newcomers(school_7.class_7b, more)]
    actor = acting(school_7.anna, now)
    asked = entry(
        "confirm_attendance", lesson=school_7.lessons[-1].pk, absent=[each.pk for each in away]
    )
    with CaptureQueriesContext(
        connection,
    ) as queries:
        confirm_attendance(actor=actor, entry=asked, now=now)  # type: ignore[arg-type]
    # lesson, group, record, absences, marks, documents, the record, the absences, the trail;
    # a savepoint.
    assert len(queries) == 11
