"""Somebody who acts, as commands of the timetable take him."""

from __future__ import annotations

from tests.cast import TODAY, Cast
from zhurnal.access.actor import Actor, Grant
from zhurnal.access.roles import RoleCode


def an_actor(cast: Cast, role: RoleCode) -> Actor:
    """Somebody with one role in School No. 7."""
    return Actor(
        school_id=cast.school.pk, person_id=None, account_id=None, name="Кто-то",
        today=TODAY, grants=(Grant(role),),
    )  # fmt: skip
