"""The school on whose behalf the code runs now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


class NoSchoolScope(RuntimeError):
    """A school's rows were touched while no school was chosen: a mistake in the code."""


class OtherSchool(RuntimeError):
    """A row of one school was about to be written as another's: a mistake in the code."""


@dataclass(frozen=True, slots=True)
class _EverySchool:
    reason: str


_scope: ContextVar[int | _EverySchool | None] = ContextVar("school_scope", default=None)


@contextmanager
def school_scope(school_id: int) -> Iterator[None]:
    """Let the code inside see and write the rows of this school alone.

    Source: data rule 13.
    """
    token = _scope.set(school_id)
    try:
        yield
    finally:
        _scope.reset(token)


@contextmanager
def all_schools(reason: str) -> Iterator[None]:
    """Let the code inside see every school; for background work, never for a page.

    `reason` says why in words: it is what a reviewer looks for.

    Source: data rules 13 and 18.
    """
    if not reason.strip():
        raise ValueError("all_schools() wants a reason in words")
    token = _scope.set(_EverySchool(reason))
    try:
        yield
    finally:
        _scope.reset(token)


def current_school_id() -> int:
    """Return the id of the school chosen by `school_scope`; without one raise NoSchoolScope."""
    scope = _scope.get()
    if isinstance(scope, int):
        return scope
    raise NoSchoolScope(
        "No single school is chosen here: wrap the work in school_scope(school_id)."
    )


def school_id_or_none() -> int | None:
    """Return the id of the chosen school, or None when there is none or there are all."""
    scope = _scope.get()
    return scope if isinstance(scope, int) else None


def visible_school_id() -> int | None:
    """Return the id of the school whose rows are visible; None means all of them.

    Raises NoSchoolScope where nothing was chosen, so that forgetting never shows everything.
    """
    scope = _scope.get()
    if scope is None:
        raise NoSchoolScope(
            "A school's rows were asked for outside a school: wrap the work in "
            "school_scope(school_id), or in all_schools(reason) if it is about every school."
        )
    return scope if isinstance(scope, int) else None


def require_own_school(school_id: int | None) -> None:
    """Raise OtherSchool unless a row of `school_id` may be written now."""
    visible = visible_school_id()
    if school_id is None:
        raise NoSchoolScope("The row names no school: create it inside school_scope(school_id).")
    if visible is not None and visible != school_id:
        raise OtherSchool(f"A row of school {school_id} cannot be written inside school {visible}.")
