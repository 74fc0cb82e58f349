from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec
from django.db import transaction

from zhurnal.access.actor import Actor
from zhurnal.assessment import policy
from zhurnal.assessment.act import Act
from zhurnal.assessment.events import AssessmentEvent
from zhurnal.assessment.models import LocalAct
from zhurnal.audit.trail import Change, record


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The order that enacts a version: its number and date, from which day it holds, its scan."""

    number: str
    on: date
    in_force_from: date
    scan: bytes | None = None
    scan_name: str = ""


@transaction.atomic
def enact_act(*, actor: Actor, act: Act, order: Order, now: datetime) -> LocalAct:
    """Enact a version of the local act. A version that begins the same day and is not in force yet
    gives way to it; everything else stays for ever.

    Source: M-5, R-2.4-a.
    """
    policy.enact(actor).require()
    policy.keep_scan(order.scan).require()
    versions = {
        version.in_force_from: version
        for version in LocalAct.objects.select_for_update().defer("scan")
    }
    policy.enact_version(
        act,
        since=order.in_force_from,
        order_on=order.on,
        today=actor.today,
        versions=versions,
    ).require()
    replaced = versions.get(order.in_force_from)
    before = replaced or _last(versions, order.in_force_from)
    if replaced:
        replaced.delete()
    row = LocalAct(
        order_number=order.number.strip(),
        order_on=order.on,
        in_force_from=order.in_force_from,
        parameters=msgspec.to_builtins(act),
        scan=order.scan,
        scan_name=order.scan_name,
        enacted_at=now,
        enacted_by=policy.person_of(actor),
    )
    row.save(force_insert=True)
    change = Change(
        AssessmentEvent.ACT_ENACTED,
        "local-act",
        row.pk,
        before=_facts(before) if before else None,
        after=_facts(row),
    )
    record(change, actor=actor, at=now)
    return row


def _last(versions: dict[date, LocalAct], since: date) -> LocalAct | None:
    """The version that holds until the new one begins."""
    earlier = [day for day in versions if day < since]
    return versions[max(earlier)] if earlier else None


def _facts(version: LocalAct) -> dict[str, Any]:
    return {
        "order_number": version.order_number,
        "order_on": version.order_on.isoformat(),
        "in_force_from": version.in_force_from.isoformat(),
        "parameters": version.parameters,
        "scan_name": version.scan_name,
    }
