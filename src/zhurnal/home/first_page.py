"""The page with which each kind of person begins."""

from __future__ import annotations

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission

#: In this order: a teacher whose child is at the school begins with his lessons.
_FIRST = (
    (Permission.JOURNAL_WRITE, "home:day"),
    (Permission.JOURNAL_READ, "journal:pages"),
    (Permission.SCHOOL_IMPORT, "interop:start"),
    (Permission.DIARY_READ, "diary:start"),
)


def first_page(actor: Actor) -> str | None:
    """The name of the address where an actor begins: his lessons, the journal, the lists, the
    diary; None for somebody who holds no role.

    Source: R-2.3-c; ui §3.
    """
    return next((page for right, page in _FIRST if actor.may(right)), None)
