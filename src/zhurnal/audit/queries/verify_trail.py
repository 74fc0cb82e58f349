from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from zhurnal.audit.models import AuditEvent, AuditLeaf, AuditSeal
from zhurnal.audit.queries.chain_rows import COLUMNS, overlooked, unsealed
from zhurnal.audit.rules.chain import GENESIS, event_digest, seal_head


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where the trail is not what it was: which seal, which event if one, and what
    is wrong.
    """

    what: str
    seal: int | None
    event_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class TrailReport:
    """A verified trail: how much of it is sealed, its head, and the first break if there is one."""

    seals: int
    sealed: int
    unsealed: int
    head: bytes
    first_break: Break | None


def verify_trail(*, expected_head: bytes | None = None) -> TrailReport:
    """Walk the active school's trail from its first seal and name the first broken event.

    ``expected_head`` is a head kept outside, on paper or by the head teacher: without one a
    cut-off end of the trail cannot be told from a younger trail.

    Source: M-2 (change one byte in any stored event: the verifier names it); standards §3.4.3.
    """
    previous, seals, sealed = GENESIS, 0, 0
    known = expected_head is None or expected_head == GENESIS
    broken: Break | None = None
    for seal in AuditSeal.objects.order_by("number").iterator():
        seals += 1
        broken = _check_seal(seal, number=seals, previous=previous)
        if broken:
            break
        sealed += seal.events
        previous = bytes(seal.head)
        known = known or previous == expected_head
    waiting = unsealed().count()
    if not broken:
        broken = _left_over(seals) or (
            None if known else Break("the expected head is not in the chain", None)
        )
    return TrailReport(seals, sealed, waiting, previous, broken)


def _check_seal(seal: AuditSeal, *, number: int, previous: bytes) -> Break | None:
    if seal.number != number:
        return Break(f"seal {number} is missing", number)
    if bytes(seal.previous) != previous:
        return Break("the seal does not follow the one before it", number)
    digests: list[bytes] = []
    for position, event_id, digest, event in _leaves(number):
        wrong = _check_leaf(position, digest, event, expected=len(digests))
        if wrong:
            return Break(wrong, number, event_id)
        digests.append(digest)
    if len(digests) != seal.events:
        return Break(f"the seal covers {seal.events} events, {len(digests)} are left", number)
    head = seal_head(previous=previous, number=number, sealed_at=seal.sealed_at, digests=digests)
    return None if head == bytes(seal.head) else Break("the seal itself was changed", number)


def _check_leaf(
    position: int, digest: bytes, event: dict[str, object] | None, *, expected: int
) -> str:
    if position != expected:
        return f"the leaf at position {expected} is missing"
    if event is None:
        return "the event is gone"
    return "" if event_digest(event) == digest else "the event was changed"


def _leaves(number: int) -> Iterator[tuple[int, UUID, bytes, dict[str, object] | None]]:
    leaves = list(
        AuditLeaf.objects.filter(seal_number=number)
        .order_by("position")
        .values_list("position", "event_id", "digest")
    )
    ids = [event_id for _, event_id, _ in leaves]
    events = {row["id"]: row for row in AuditEvent.objects.filter(pk__in=ids).values(*COLUMNS)}
    for position, event_id, digest in leaves:
        yield position, event_id, bytes(digest), events.get(event_id)


def _left_over(seals: int) -> Break | None:
    stray = AuditLeaf.objects.filter(seal_number__gt=seals).order_by("seal_number").first()
    if stray is not None:
        return Break(f"seal {stray.seal_number} is missing", stray.seal_number, stray.event_id)
    late = overlooked().first()
    return Break("the event was put in later", None, late.pk) if late else None
