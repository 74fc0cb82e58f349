from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhurnal.accounts.commands.open_accounts import NewAccount, open_accounts
from zhurnal.school import policy
from zhurnal.school.models import Person
from zhurnal.school.policy import Keeper


@transaction.atomic
def give_accounts(
    *, actor: Keeper, logins: Mapping[UUID, str], now: datetime, password: str | None = None
) -> dict[UUID, str]:
    """Give people of the school a way in, each by a login of his own; returns the logins given.

    ``logins`` holds the wished login of every person by id, empty where one is to be made from the
    name. Who has an account keeps it. Without ``password`` nobody can sign in until one is issued.

    Source: clause 5.1, R-5.1-a.
    """
    policy.keep_lists(actor).require()
    people = {
        person.pk: person
        for person in Person.objects.filter(account_id__isnull=True)
        if person.pk in logins
    }
    accounts = open_accounts(
        actor=actor,
        people=[
            NewAccount(
                person_id=person.pk,
                login=logins[person.pk],
                names=(person.last_name, person.first_name, person.patronymic),
            )
            for person in people.values()
        ],
        password=password,
        now=now,
    )
    for person_id, account in accounts.items():
        people[person_id].account_id = account.pk
    Person.objects.bulk_update(people.values(), ["account_id"])
    return {person_id: account.login for person_id, account in accounts.items()}
