"""From which day a new version of the act may hold."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from zhurnal.kernel.verdict import ALLOWED, Verdict, refusal


def may_begin(since: date, *, order_on: date, today: date, versions: Collection[date]) -> Verdict:
    """Whether a version enacted today may hold from a day: never for days gone by, never before its
    own order, and later than every other version, unless it takes the place of one that begins the
    same day and is not in force yet.

    Source: M-5 (lessons held keep the version they were judged by).
    """
    if since < today:
        return refusal("act-in-the-past", day=since, today=today)
    if since < order_on:
        return refusal("act-before-its-order", day=since, order_on=order_on)
    last = max(versions, default=None)
    if last is None or since > last or since == last > today:
        return ALLOWED
    if last <= today:
        return refusal("act-begun-already", day=last)
    return refusal("act-before-another", day=since, last=last)
