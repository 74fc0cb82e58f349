from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from zhurnal.audit.trail import Change, record
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.school import policy
from zhurnal.school.commands.carry_out_order import carry_out_order
from zhurnal.school.commands.enter_guardians import enter_guardians
from zhurnal.school.commands.enter_pupils import enter_pupils
from zhurnal.school.commands.give_accounts import give_accounts
from zhurnal.school.entries import GuardianEntry, MovementEntry, PupilEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import MovementOrder, Pupil
from zhurnal.school.policy import Keeper


@transaction.atomic
def admit_pupil(
    *,
    actor: Keeper,
    order: MovementEntry,
    pupil: PupilEntry,
    guardians: Sequence[GuardianEntry],
    now: datetime,
) -> MovementOrder:
    """Take a new pupil into the school by one act: the person, the order that puts him into a
    class, his legal representatives, and accounts for those who have none.

    Nobody can sign in until a password is issued. Sent twice he is admitted once.

    Source: school practice §13 (зачислен, прибыл); R-1.6-c; clause 5.1.
    """
    policy.keep_lists(actor).require()
    known = MovementOrder.objects.filter(pk=order.key).first()
    if known is not None:
        return known
    if Pupil.objects.filter(file_number=pupil.file_number).exists():
        raise Refused(refusal("file-number-taken", number=pupil.file_number))
    enter_pupils(actor=actor, entries=[pupil], now=now)
    row = Pupil.objects.get(file_number=pupil.file_number)
    carried = carry_out_order(actor=actor, entry=replace(order, pupils=(row.pk,)), now=now)
    people = enter_guardians(actor=actor, entries=guardians, now=now)
    logins = give_accounts(
        actor=actor, logins=dict.fromkeys([row.person_id, *people.values()], ""), now=now
    )
    record(
        Change(
            SchoolEvent.PUPIL_ADMITTED,
            "pupil",
            row.pk,
            after={"accounts": len(logins), "guardians": len(people), "order": order.number},
            pupil_id=row.pk,
        ),
        actor=actor,
        at=now,
    )
    return carried
