"""Who may read and who may enact the local act, and what stands in the way of a version."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from zhurnal.access import policy as access
from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.assessment.act import Act
from zhurnal.assessment.rules.faults import faults
from zhurnal.assessment.rules.in_force import may_begin
from zhurnal.kernel.scans import LARGEST, scan_type
from zhurnal.kernel.verdict import ALLOWED, Refused, Verdict, refusal


def read_act(actor: Actor) -> Verdict:
    """Whether the actor may read the act: everybody who works at the school.

    Source: M-5.
    """
    return ALLOWED if actor.is_staff else refusal("act-is-for-staff")


def enact(actor: Actor) -> Verdict:
    """Whether the actor may enact a version at all: local acts are the head's.

    Source: M-5; requirements §8.
    """
    return access.may(actor, Permission.ASSESSMENT_ENACT)


def person_of(actor: Actor) -> UUID:
    """The person who signs a version: a program enacts nothing.

    Source: M-5; R-1.2-b.
    """
    if actor.person_id is None:
        raise Refused(refusal("act-unsigned"))
    return actor.person_id


def enact_version(
    act: Act, *, since: date, order_on: date, today: date, versions: Collection[date]
) -> Verdict:
    """Whether such a version may hold from such a day.

    Source: M-5.
    """
    contradicts = next((fault.verdict for fault in faults(act)), ALLOWED)
    return contradicts and may_begin(since, order_on=order_on, today=today, versions=versions)


def keep_scan(content: bytes | None) -> Verdict:
    """Whether a file may be kept as the scan of the order: a PDF, PNG or JPEG of a modest size.

    Source: standards §3.1, V5 (files).
    """
    if content is None:
        return ALLOWED
    if len(content) > LARGEST:
        return refusal("act-scan-too-large", megabytes=LARGEST // 1_000_000)
    return ALLOWED if scan_type(content) else refusal("act-scan-of-another-kind")
