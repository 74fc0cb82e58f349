"""What sort of pupil somebody is: able or not, often ill, often late."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Child:
    """A pupil with the bents that his marks and absences follow. `ability` is a mean mark."""

    file_number: str
    pupil_id: UUID
    class_id: UUID
    ability: float
    frail: float
    careless: float


def child(file_number: str, *, pupil_id: UUID, class_id: UUID, seed: int) -> Child:
    """A pupil, the same for the same personal file."""
    chance = Random(f"child-{seed}-{file_number}")
    return Child(
        file_number,
        pupil_id,
        class_id,
        ability=min(4.9, max(2.8, chance.gauss(3.95, 0.55))),
        frail=chance.choice((0.3, 0.6, 1.0, 1.0, 1.4, 2.2)),
        careless=chance.choice((0.1, 0.3, 0.5, 1.0, 1.5, 4.0)),
    )


def bent(one: Child, subject: str, seed: int) -> float:
    """How much better or worse a pupil is in a subject than on the whole."""
    return Random(f"bent-{seed}-{one.file_number}-{subject}").gauss(0, 0.3)
