"""What may be written about results, as a device sends it; see ``journal/entries.py``.

``column`` is the code of a column: «term-2», «annual», «whole-final». ``course`` is the journal
page of the pupil's subject.

Source: standards §4.5; R-2.4-b, R-2.4-c.
"""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from zhurnal.journal.entries import Entry, Reason, Version

Code = Annotated[str, Meta(min_length=1, max_length=24, pattern=r"\A[a-z0-9-]+\Z")]
Value = Annotated[str, Meta(max_length=6, pattern=r"\A[^\x00]*\Z")]
Objection = Annotated[str, Meta(min_length=1, max_length=500, pattern=r"\A[^\x00]*\S[^\x00]*\Z")]


class _OfCell(Entry, frozen=True, kw_only=True):
    """What names a cell of results, and the version in which the writer saw it."""

    course: UUID
    pupil: UUID
    column: Code
    version: Version


class PutResult(_OfCell, frozen=True, kw_only=True, tag="put_result"):
    """Put a result, change it, or with an empty value take it back.

    Source: R-2.4-b.
    """

    value: Value
    reason: Reason = ""


class ConfirmResult(_OfCell, frozen=True, kw_only=True, tag="confirm_result"):
    """Agree, as the subject teacher, with what the homeroom teacher put.

    Source: R-2.4-c.
    """


class ObjectToResult(_OfCell, frozen=True, kw_only=True, tag="object_to_result"):
    """Say, as the subject teacher, what speaks against what the homeroom teacher put.

    Source: R-2.4-c.
    """

    objection: Objection


AnyEntry = PutResult | ConfirmResult | ObjectToResult
#: At most as many entries as a device sends at once.
Batch = Annotated[list[AnyEntry], Meta(max_length=200)]
