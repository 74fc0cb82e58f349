"""How an entry of a device is carried out once, whichever subject it writes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from msgspec import Struct, to_builtins

from zhurnal.access.actor import Actor
from zhurnal.journal.models import EntryReceipt
from zhurnal.kernel.verdict import ALLOWED, Refused, Verdict

#: Twice somebody may be faster: with the same entry on another connection, and in the same cell.
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an entry: how the thing stands now, or the obstacle."""

    verdict: Verdict
    state: dict[str, Any] | None = None


def once(act: Callable[[], Struct], *, key: UUID, actor: Actor, now: datetime) -> Outcome:
    """Carry out what an entry asks for, once, and say what became of it; a refusal changes nothing.

    The act and the receipt of its answer are one transaction. The same key again gives the same
    answer and no second entry. A refused entry leaves no receipt: nothing came of it, and sent
    again it is judged anew. Where two write one thing at once, the second reads again what the
    first has written.

    Source: standards §4.5 (idempotency keys); R-3.2-d.
    """
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            return Outcome(ALLOWED, _carry_out(act, key=key, actor=actor, now=now))
        except Refused as refused:
            return _answered_before(key, actor=actor) or Outcome(refused.verdict)
        except IntegrityError:
            before = _answered_before(key, actor=actor)
            if before is not None:
                return before
            if attempt == _ATTEMPTS:
                raise
    raise AssertionError("unreachable")


@transaction.atomic
def _carry_out(
    act: Callable[[], Struct], *, key: UUID, actor: Actor, now: datetime
) -> dict[str, Any]:
    state = to_builtins(act())
    receipt = EntryReceipt(key=key, account_id=_owner(actor), received_at=now, answer=state)
    receipt.save(force_insert=True)
    answer: dict[str, Any] = state
    return answer


def _answered_before(key: UUID, *, actor: Actor) -> Outcome | None:
    receipts = EntryReceipt.objects.filter(key=key, account_id=_owner(actor))
    receipt = receipts.first()
    return Outcome(ALLOWED, receipt.answer) if receipt else None


def _owner(actor: Actor) -> int:
    """Whose key it is; whoever acts without an account (a job) has keys of his own."""
    return actor.account_id or 0
