from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from msgspec import Struct, to_builtins

from zhurnal.access.actor import Actor
from zhurnal.journal.commands.add_work import add_work
from zhurnal.journal.commands.change_work import change_work
from zhurnal.journal.commands.confirm_attendance import confirm_attendance
from zhurnal.journal.commands.correct_attendance import correct_attendance
from zhurnal.journal.commands.put_mark import put_mark
from zhurnal.journal.commands.record_absence import record_absence
from zhurnal.journal.commands.set_homework import set_homework
from zhurnal.journal.commands.set_reason import set_reason
from zhurnal.journal.commands.withdraw_homework import withdraw_homework
from zhurnal.journal.commands.write_topic import write_topic
from zhurnal.journal.entries import (
    AddWork,
    AnyEntry,
    ChangeWork,
    ConfirmAttendance,
    CorrectAttendance,
    PutMark,
    RecordAbsence,
    SetHomework,
    SetReason,
    WithdrawHomework,
    WriteTopic,
)
from zhurnal.journal.models import EntryReceipt
from zhurnal.kernel.verdict import ALLOWED, Refused, Verdict

#: Twice somebody may be faster: with the same entry on another connection, and in the same cell.
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an entry: how the thing stands now, or the obstacle."""

    verdict: Verdict
    state: dict[str, Any] | None = None


def enter(*, actor: Actor, entry: AnyEntry, now: datetime) -> Outcome:
    """Carry out one entry, once, and say what became of it; a refusal changes nothing.

    The entry and the receipt of its answer are one transaction. The same key again gives the same
    answer and no second entry. A refused entry leaves no receipt: nothing came of it, and sent
    again it is judged anew. Where two write one thing at once, the second reads again what the
    first has written.

    Source: standards §4.5 (idempotency keys); R-3.2-d.
    """
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            return Outcome(ALLOWED, _carry_out(entry, actor=actor, now=now))
        except Refused as refused:
            return _answered_before(entry, actor=actor) or Outcome(refused.verdict)
        except IntegrityError:
            before = _answered_before(entry, actor=actor)
            if before is not None:
                return before
            if attempt == _ATTEMPTS:
                raise
    raise AssertionError("unreachable")


@transaction.atomic
def _carry_out(entry: AnyEntry, *, actor: Actor, now: datetime) -> dict[str, Any]:
    state = to_builtins(_command(entry, actor=actor, now=now))
    receipt = EntryReceipt(key=entry.key, account_id=_owner(actor), received_at=now, answer=state)
    receipt.save(force_insert=True)
    answer: dict[str, Any] = state
    return answer


def _command(entry: AnyEntry, *, actor: Actor, now: datetime) -> Struct:  # noqa: C901, PLR0911
    """What each kind of entry does."""
    match entry:
        case PutMark():
            return put_mark(actor=actor, entry=entry, now=now)
        case AddWork():
            return add_work(actor=actor, entry=entry, now=now)
        case ChangeWork():
            return change_work(actor=actor, entry=entry, now=now)
        case RecordAbsence():
            return record_absence(actor=actor, entry=entry, now=now)
        case ConfirmAttendance():
            return confirm_attendance(actor=actor, entry=entry, now=now)
        case SetReason():
            return set_reason(actor=actor, entry=entry, now=now)
        case CorrectAttendance():
            return correct_attendance(actor=actor, entry=entry, now=now)
        case WriteTopic():
            return write_topic(actor=actor, entry=entry, now=now)
        case SetHomework():
            return set_homework(actor=actor, entry=entry, now=now)
        case WithdrawHomework():
            return withdraw_homework(actor=actor, entry=entry, now=now)


def _answered_before(entry: AnyEntry, *, actor: Actor) -> Outcome | None:
    receipts = EntryReceipt.objects.filter(key=entry.key, account_id=_owner(actor))
    receipt = receipts.first()
    return Outcome(ALLOWED, receipt.answer) if receipt else None


def _owner(actor: Actor) -> int:
    """Whose key it is; whoever acts without an account (a job) has keys of his own."""
    return actor.account_id or 0
