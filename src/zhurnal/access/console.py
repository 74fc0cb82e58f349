"""Who acts at the console: whoever may run programs on the school's computer."""

from __future__ import annotations

from datetime import datetime

from zhurnal.access.actor import Actor, Grant
from zhurnal.access.roles import RoleCode
from zhurnal.kernel.clock import local_day, zone
from zhurnal.tenancy.models import School


def console_actor(school: School, *, now: datetime, source: str) -> Actor:
    """The administrator of a school at the console; ``source`` is what the trail says: "cli",
    "demo".

    Nobody signed in, so the trail names the console and no person.
    """
    return Actor(
        school_id=school.pk,
        person_id=None,
        account_id=None,
        name="Командная строка",
        today=local_day(now, zone(school.timezone)),
        grants=(Grant(RoleCode.ADMINISTRATOR),),
        timezone=school.timezone,
        school_name=school.short_name,
        source=source,
    )
