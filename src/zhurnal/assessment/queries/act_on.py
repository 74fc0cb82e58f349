from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import QuerySet

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
        return ActInForce(msgspec.convert(parameters, Act), id_, number, order_on, since)
    return ActInForce(Act())


def _acts(day: date) -> QuerySet[Any, Any]:
    return (
        LocalAct.objects.filter(in_force_from__lte=day)
        .order_by("-in_force_from")
        .values_list("order_number", "id", "order_on", "in_force_from", "parameters")[:1]
    )


_ACT = PreparedQuery(_acts, day=date)
