from __future__ import annotations

from datetime import datetime

from msgspec import Struct

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
from zhurnal.journal.once import Outcome as Outcome
from zhurnal.journal.once import once


def enter(*, actor: Actor, entry: AnyEntry, now: datetime) -> Outcome:
    """Carry out one entry of the journal, once, and say what became of it.

    Source: standards §4.5 (idempotency keys); R-3.2-d.
    """
    return once(lambda: _command(entry, actor=actor, now=now), key=entry.key, actor=actor, now=now)


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
