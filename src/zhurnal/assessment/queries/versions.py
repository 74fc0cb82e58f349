from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, Value, When

from zhurnal.assessment.act import Act
from zhurnal.assessment.models import LocalAct
from zhurnal.assessment.queries.act_on import read_act


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the act: its order, its days, what it lays down.

    ``before`` is the day on which the next one begins, None for the last.
    """

    id: UUID
    order_number: str
    order_on: date
    in_force_from: date
    before: date | None
    enacted_at: datetime
    scanned: bool
    act: Act

    def holds_on(self, day: date) -> bool:
        """Whether it is the version in force on a day."""
        return self.in_force_from <= day and (self.before is None or day < self.before)


def versions() -> list[Version]:
    """Every version of the school's act, the latest first. One statement, without the scans.

    Source: M-5.
    """
    rows = LocalAct.objects.order_by("-in_force_from").values_list(
        "pk",
        "order_number",
        "order_on",
        "in_force_from",
        "enacted_at",
        Case(When(scan__isnull=True, then=Value(False)), default=Value(True)),
        "parameters",
    )
    found: list[Version] = []
    before: date | None = None
    for pk, number, order_on, since, enacted_at, scanned, parameters in rows:
        act = read_act(parameters)
        found.append(Version(pk, number, order_on, since, before, enacted_at, scanned, act))
        before = since
    return found
