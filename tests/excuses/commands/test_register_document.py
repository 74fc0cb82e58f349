"""A document of reason is registered by the homeroom teacher, once, and says what it covers."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.builders import a_role
from tests.cast import TODAY, Cast
from tests.excuses.papers import PNG, a_document, registered
from tests.journal.writing import last_event
from zhurnal.access.roles import RoleCode
from zhurnal.audit.models import AuditEvent
from zhurnal.excuses.models import DocumentKind, DocumentScan, ReasonDocument
from zhurnal.kernel.verdict import Refused


def refused(cast: Cast, now: datetime, *days: int, who: str = "galina", **fields: Any) -> str:
    """The code with which a document is turned away; nothing is left of it."""
    with pytest.raises(Refused) as error:
        registered(cast, a_document(cast, *days, now=now, **fields), now, who=getattr(cast, who))
    assert not ReasonDocument.objects.exists()
    assert not AuditEvent.objects.exists()
    return error.value.verdict.code


@pytest.mark.req("R-2.9-c")
def test_it_keeps_what_is_covered_and_when_it_was_handed_in(school_7: Cast, now: datetime) -> None:
    handed = now - timedelta(hours=3)
    entry = a_document(school_7, 9, 12, now=handed, last_lesson=4, handed_by="мама", scan=PNG)
    document = registered(school_7, entry, now)
    row = ReasonDocument.objects.get()
    assert (row.kind, row.reason, row.number, row.handed_by) == (
        "certificate", "illness", "17", "мама",
    )  # fmt: skip
    assert (row.handed_at, row.registered_at) == (handed, now)
    assert (row.last_lesson, row.first_lesson) == (4, None)
    assert row.registered_by == school_7.galina.pk
    assert list(row.pupils.values_list("pupil_id", flat=True)) == [school_7.pupil_ivan.pk]
    assert DocumentScan.objects.get().media_type == "image/png"
    event = last_event()
    assert (event.event, event.subject_id) == ("excuses.document.registered", document.pk)
    assert (event.role, event.pupil_id) == ("homeroom-teacher", school_7.pupil_ivan.pk)


def test_sent_twice_it_is_registered_once(school_7: Cast, now: datetime) -> None:
    entry = a_document(school_7, 9, now=now)
    assert registered(school_7, entry, now) == registered(school_7, entry, now)
    assert (ReasonDocument.objects.count(), AuditEvent.objects.count()) == (1, 1)


def test_an_event_covers_many_pupils_by_one_act(school_7: Cast, now: datetime) -> None:
    pupils = (school_7.pupil_ivan, school_7.pupil_pyotr)
    entry = a_document(
        school_7, 20, now=now, pupils=pupils, kind=DocumentKind.EVENT, title="Олимпиада по физике"
    )
    document = registered(school_7, entry, now)
    assert document.pupils.count() == 2
    assert AuditEvent.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"handed_at": datetime.fromisoformat("2026-11-18T05:00:01+00:00")}, "handed-in-later"),
        ({"kind": DocumentKind.EVENT}, "event-without-title"),
        ({"first_lesson": 5, "last_lesson": 2}, "lessons-the-wrong-way-round"),
        ({"scan": b"MZ\x90\x00" + b"0" * 40}, "scan-not-readable"),
        ({"scan": PNG + b"0" * 5_000_000}, "scan-too-large"),
    ],
)
def test_what_makes_no_sense_is_turned_away(
    school_7: Cast, now: datetime, fields: dict[str, Any], code: str
) -> None:
    assert refused(school_7, now, 9, **fields) == code


def test_days_are_in_order(school_7: Cast, now: datetime) -> None:
    assert refused(school_7, now, 12, 9) == "ends-before-it-begins"


@pytest.mark.req("R-2.9-b")
@pytest.mark.parametrize(
    ("who", "code"),
    [("anna", "role-lacks-permission"), ("deputy", "role-lacks-permission"),
     ("vera", "role-lacks-permission"), ("secretary", "role-lacks-permission"),
     ("nina", "pupil-not-of-your-class")],
)  # fmt: skip
def test_only_the_homeroom_teacher_of_the_class_registers(
    school_7: Cast, now: datetime, who: str, code: str
) -> None:
    assert refused(school_7, now, 9, who=who) == code


@pytest.mark.req("R-2.9-f")
def test_the_right_and_the_duty_move_with_the_order(school_7: Cast, now: datetime) -> None:
    """Boris leads 7Б by order from 16 to 18 November, and not a day longer."""
    a_role(
        school_7.boris,
        RoleCode.HOMEROOM_TEACHER,
        class_group=school_7.class_7b.row,
        since=TODAY - timedelta(days=2),
        before=TODAY + timedelta(days=1),
    )
    document = registered(school_7, a_document(school_7, 9, now=now), now, who=school_7.boris)
    assert document.registered_by == school_7.boris.pk
    tomorrow = now + timedelta(days=1)
    with pytest.raises(Refused) as error:
        registered(school_7, a_document(school_7, 10, now=now), tomorrow, who=school_7.boris)
    assert error.value.verdict.code == "role-lacks-permission"
