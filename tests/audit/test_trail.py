"""The trail: added to in the transaction of the change, never changed, and proven by its seals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from zhurnal.access.actor import Actor
from zhurnal.audit import triggers
from zhurnal.audit.commands.seal_events import seal_events
from zhurnal.audit.models import AuditEvent
from zhurnal.audit.queries.verify_trail import verify_trail
from zhurnal.audit.trail import Change, record, record_many
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope
from zhurnal.tenancy.uuid7 import first_of, uuid7

pytestmark = pytest.mark.django_db


class Happening(StrEnum):
    DONE = "test.thing.done"


@pytest.fixture
def actor(now: datetime) -> Iterator[Actor]:
    school = School.objects.create(name="Школа № 7", short_name="Школа № 7")
    with school_scope(school.pk):
        yield Actor(
            school_id=school.pk,
            person_id=uuid7(),
            account_id=1,
            name="Петрова А. С.",
            today=now.date(),
        )


def things(actor: Actor, now: datetime, count: int = 5) -> list[AuditEvent]:
    record_many(
        [
            Change(Happening.DONE, "thing", uuid7(), after={"value": str(n), "тема": "Степень"})
            for n in range(count)
        ],
        actor=actor,
        at=now,
    )
    return list(AuditEvent.objects.order_by("id"))


@pytest.mark.req("M-2")
def test_an_event_names_who_in_which_role_when_from_where_old_new_and_why(
    actor: Actor, now: datetime
) -> None:
    subject = uuid7()
    change = Change(Happening.DONE, "thing", subject, {"value": "3"}, {"value": "4"}, "описка")
    record(change, actor=replace(actor, source="import", ip="127.0.0.1"), at=now)
    event = AuditEvent.objects.get()
    assert (event.event, event.subject_id, event.at) == ("test.thing.done", subject, now)
    assert (event.before, event.after, event.reason) == ({"value": "3"}, {"value": "4"}, "описка")
    assert (event.account_id, event.actor_name, event.source) == (1, "Петрова А. С.", "import")


@pytest.mark.req("M-2")
@pytest.mark.parametrize("table", triggers.TABLES)
@pytest.mark.parametrize("verb", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_refuses_to_change_or_remove_what_was_recorded(
    actor: Actor, now: datetime, table: str, verb: str
) -> None:
    things(actor, now)
    seal_events(now=now)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(verb.format(table))


def test_sealing_covers_every_event_once_and_then_has_nothing_left(
    actor: Actor, now: datetime
) -> None:
    things(actor, now)
    assert seal_events(now=now) == 5
    assert seal_events(now=now) == 0
    things(actor, now + timedelta(minutes=1), count=2)
    assert seal_events(now=now + timedelta(minutes=2)) == 2
    report = verify_trail()
    assert (report.seals, report.sealed, report.unsealed) == (2, 7, 0)
    assert report.first_break is None


def test_an_event_that_was_committed_late_is_sealed_by_a_later_seal(
    actor: Actor, now: datetime
) -> None:
    things(actor, now)
    seal_events(now=now + timedelta(minutes=1))
    things(actor, now - timedelta(minutes=5), count=1)
    assert seal_events(now=now + timedelta(minutes=2)) == 1
    assert verify_trail().first_break is None


def forge(statement: str, *parameters: Any) -> None:
    """Do what only somebody with the whole database in his hands can do."""
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
    triggers.install(connection)


def stored(event_id: Any) -> Any:
    return event_id.hex if connection.vendor == "sqlite" else event_id


@pytest.mark.req("M-2")
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("after", '{"value": "5"}'),
        ("before", '{"value": "2"}'),
        ("actor_name", "Иванова А. С."),
        ("reason", "потому"),
        ("event", "test.thing.undone"),
        ("account_id", 2),
        ("ip", "127.0.0.2"),
    ],
)
def test_log_chain_detects_tamper(actor: Actor, now: datetime, column: str, value: Any) -> None:
    events = things(actor, now)
    seal_events(now=now)
    forge(f"UPDATE audit_auditevent SET {column} = %s WHERE id = %s", value, stored(events[3].pk))
    found = verify_trail().first_break
    assert found is not None
    assert (found.what, found.seal, found.event_id) == (
        "the event was changed", 1, events[3].pk,
    )  # fmt: skip


def test_the_first_of_two_broken_events_is_named(actor: Actor, now: datetime) -> None:
    events = things(actor, now)
    seal_events(now=now)
    for event in (events[4], events[1]):
        forge("UPDATE audit_auditevent SET role = 'head' WHERE id = %s", stored(event.pk))
    found = verify_trail().first_break
    assert found is not None
    assert found.event_id == events[1].pk


def test_a_removed_event_is_named(actor: Actor, now: datetime) -> None:
    events = things(actor, now)
    seal_events(now=now)
    forge("DELETE FROM audit_auditevent WHERE id = %s", stored(events[2].pk))
    found = verify_trail().first_break
    assert found is not None
    assert (found.what, found.event_id) == ("the event is gone", events[2].pk)


def test_an_event_put_in_later_among_old_ones_is_named(actor: Actor, now: datetime) -> None:
    things(actor, now)
    seal_events(now=now)
    three_days_ago = int((now - timedelta(days=3)).timestamp() * 1000)
    forged = AuditEvent.objects.create(
        pk=first_of(three_days_ago), at=now, event="test.thing.done", subject_id=uuid7()
    )
    assert seal_events(now=now) == 0
    found = verify_trail().first_break
    assert found is not None
    assert (found.what, found.event_id) == ("the event was put in later", forged.pk)


def test_a_trail_that_was_not_sealed_for_long_is_sealed_whole(actor: Actor, now: datetime) -> None:
    things(actor, now - timedelta(days=90), count=1001)
    things(actor, now, count=2)
    assert [seal_events(now=now) for _ in range(3)] == [1000, 3, 0]
    report = verify_trail()
    assert (report.sealed, report.unsealed, report.first_break) == (1003, 0, None)


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("DELETE FROM audit_auditleaf WHERE position = 2", "the leaf at position 2 is missing"),
        ("DELETE FROM audit_auditleaf WHERE position = 4", "the seal covers 5 events, 4 are left"),
        ("DELETE FROM audit_auditseal WHERE number = 1", "seal 1 is missing"),
        ("DELETE FROM audit_auditseal WHERE number = 2", "seal 2 is missing"),
        ("UPDATE audit_auditseal SET events = 6 WHERE number = 1", "the seal covers 6 events"),
        ("UPDATE audit_auditseal SET head = previous WHERE number = 1", "the seal itself was"),
    ],
)
def test_a_broken_seal_is_found(actor: Actor, now: datetime, statement: str, what: str) -> None:
    for _ in range(2):
        things(actor, now)
        seal_events(now=now)
    forge(statement)
    found = verify_trail().first_break
    assert found is not None
    assert found.what.startswith(what)


def test_a_cut_off_end_is_found_by_a_head_kept_outside(actor: Actor, now: datetime) -> None:
    things(actor, now)
    seal_events(now=now)
    kept = verify_trail().head
    assert verify_trail(expected_head=kept).first_break is None
    for table in triggers.TABLES:
        forge(f"DELETE FROM {table}")
    assert verify_trail().first_break is None
    found = verify_trail(expected_head=kept).first_break
    assert found is not None
    assert found.what == "the expected head is not in the chain"


def test_the_commands_seal_and_verify_every_school(
    actor: Actor, now: datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    events = things(actor, now)
    call_command("seal")
    call_command("verify")
    assert "5 events in 1 seals, 0 waiting" in capsys.readouterr().out
    forge("UPDATE audit_auditevent SET role = 'head' WHERE id = %s", stored(events[0].pk))
    with pytest.raises(CommandError, match="broken in 1 of 1"):
        call_command("verify")
    assert str(events[0].pk) in capsys.readouterr().err
