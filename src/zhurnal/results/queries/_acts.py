"""The versions of the local act that decide about the results of a year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from zhurnal.assessment.act import Act
from zhurnal.assessment.models import LocalAct
from zhurnal.assessment.queries.act_on import ActInForce, read_act


def acts_until(last: date) -> Callable[[date], ActInForce]:
    """The act in force on any day up to ``last``, after one statement.

    Source: M-5.
    """
    rows = LocalAct.objects.filter(in_force_from__lte=last).order_by("-in_force_from")
    versions = [
        (since, ActInForce(read_act(parameters), id_, number, order_on, since))
        for number, id_, order_on, since, parameters in rows.values_list(
            "order_number", "id", "order_on", "in_force_from", "parameters"
        )
    ]

    def act_on(day: date) -> ActInForce:
        return next((act for since, act in versions if since <= day), ActInForce(Act()))

    return act_on
