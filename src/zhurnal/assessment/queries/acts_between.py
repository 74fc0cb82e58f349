from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from zhurnal.assessment.act import Act
from zhurnal.assessment.models import LocalAct
from zhurnal.assessment.queries.act_on import read_act
from zhurnal.assessment.work_kinds import WorkKind
from zhurnal.tenancy.prepared import PreparedQuery


@dataclass(frozen=True, slots=True)
class Acts:
    """The versions of the act that hold on some days, the latest first: first day, act, order."""

    versions: tuple[tuple[date, Act, str], ...]

    def on(self, day: date) -> Act:
        """The act in force on one of the days.

        Source: M-5.
        """
        return next((act for since, act, _ in self.versions if since <= day), Act())

    def order_number(self, day: date) -> str:
        """The order that enacted the act in force on one of the days; empty without one."""
        return next((number for since, _, number in self.versions if since <= day), "")

    def kinds(self, day: date) -> Iterator[WorkKind]:
        """The kinds of work of a day, in the act's order, then those that other versions have."""
        known: set[str] = set()
        for act in (self.on(day), *(act for _, act, _ in self.versions)):
            yield from (kind for kind in act.work_kinds if kind.code not in known)
            known.update(kind.code for kind in act.work_kinds)


def acts_between(first: date, last: date) -> Acts:
    """The versions in force on the days from ``first`` to ``last``. One statement.

    Source: M-5 (every lesson of a page is judged by the version of its own day).
    """
    rows = _ACTS.rows(first=first, last=last)
    return Acts(tuple((since, read_act(parameters), number) for since, parameters, number in rows))


def _acts(first: date, last: date) -> QuerySet[Any, Any]:
    replaced = LocalAct.objects.filter(
        in_force_from__gt=OuterRef("in_force_from"), in_force_from__lte=first
    )
    versions = LocalAct.objects.filter(~Exists(replaced), in_force_from__lte=last)
    return versions.order_by("-in_force_from").values_list(
        "in_force_from", "parameters", "order_number"
    )


_ACTS = PreparedQuery(_acts, first=date, last=date)
