"""How a result stands after an entry, as it is told to a device."""

from __future__ import annotations

from uuid import UUID

from msgspec import Struct


class ResultState(Struct, frozen=True, kw_only=True):
    """A cell of results: ``value`` is empty when nothing is put; ``proposal`` is the act's of now,
    ``standing`` one of ``ResultMark.Standing``. ``version`` 0: never put.
    """

    course: UUID
    pupil: UUID
    column: str
    value: str
    proposal: str
    standing: str
    version: int
