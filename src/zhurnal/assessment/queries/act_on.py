from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import QuerySet, Subquery

from zhurnal.assessment.act import Act
from zhurnal.assessment.models import LocalAct
from zhurnal.tenancy.prepared import PreparedQuery


@dataclass(frozen=True, slots=True)
class ActInForce:
    """The act that holds on a day. Without ``id`` it is what a school has before its first act."""

    act: Act
    id: UUID | None = None
    order_number: str = ""
    order_on: date | None = None
    in_force_from: date | None = None


def act_on(day: date) -> ActInForce:
    """The version of the local act in force on a day of the school.

    Source: M-5 (a decision is always judged by the version in force on the date of the lesson).
    """
    for number, id_, order_on, since, parameters in _ACT.rows(day=day):
        return ActInForce(read_act(parameters), id_, number, order_on, since)
    return ActInForce(Act())


def parameters_on(day: Any) -> Subquery:
    """What the act in force on a day of an outer row lays down, for ``read_act``: a page that
    reads its lesson anyway gets the act in the same statement.

    Source: M-5.
    """
    return Subquery(_versions_on(day).values("parameters")[:1])


def order_number_on(day: Any) -> Subquery:
    """The order that enacted the act in force on a day of an outer row: for a refusal to name it.

    Source: M-5.
    """
    return Subquery(_versions_on(day).values("order_number")[:1])


def read_act(parameters: Any) -> Act:
    """An act from its stored parameters; None is what a school has before its first act."""
    return Act() if parameters is None else msgspec.convert(parameters, Act)


def _versions_on(day: Any) -> QuerySet[LocalAct]:
    return LocalAct.objects.filter(in_force_from__lte=day).order_by("-in_force_from")


def _acts(day: date) -> QuerySet[Any, Any]:
    return _versions_on(day).values_list(
        "order_number", "id", "order_on", "in_force_from", "parameters"
    )[:1]


_ACT = PreparedQuery(_acts, day=date)
