"""The local acts of the demo school: one since 1 September, changed from 1 November."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from msgspec import structs

from zhurnal.access.models import RoleAssignment
from zhurnal.access.queries.load_actor import load_actor
from zhurnal.access.roles import RoleCode
from zhurnal.assessment.act import Act
from zhurnal.assessment.commands.enact_act import Order, enact_act
from zhurnal.assessment.work_kinds import Term, TermUnit, WorkKind
from zhurnal.kernel.clock import at

_SINCE_AUTUMN = Act()
#: The teachers' council of October: control works faster, a kind of work more, debts for ten days.
_SINCE_NOVEMBER = structs.replace(
    _SINCE_AUTUMN,
    work_kinds=(
        *(
            structs.replace(kind, term=Term(2, TermUnit.WORKING_DAYS))
            if kind.code == "test"
            else kind
            for kind in _SINCE_AUTUMN.work_kinds
        ),
        WorkKind("own-1", "Устный зачёт", "уст", 2),
    ),
    debts=structs.replace(_SINCE_AUTUMN.debts, days=10),
)


def acts(autumn: int, *, now: datetime, tz: ZoneInfo) -> None:
    """Let the head enact what she would have enacted by now."""
    orders = (
        (Order(number="96", on=date(autumn, 8, 28), in_force_from=date(autumn, 9, 1)),
         _SINCE_AUTUMN),
        (Order(number="124", on=date(autumn, 10, 20), in_force_from=date(autumn, 11, 1)),
         _SINCE_NOVEMBER),
    )  # fmt: skip
    head = RoleAssignment.objects.filter(role=RoleCode.HEAD)
    account_id = head.values_list("person__account_id", flat=True)[0]
    for order, act in orders:
        enacted_at = at(order.on, time(12), tz)
        if enacted_at <= now:
            actor = load_actor(account_id=account_id or 0, now=enacted_at)
            if actor is not None:
                actor = replace(actor, source="demo")
                enact_act(actor=actor, act=act, order=order, now=enacted_at)
