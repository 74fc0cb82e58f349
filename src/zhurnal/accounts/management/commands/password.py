from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from zhurnal.accounts.commands.reset_password import reset_password
from zhurnal.accounts.models import Membership
from zhurnal.accounts.trace import AccountDoer, Trace
from zhurnal.kernel.verdict import Refused
from zhurnal.tenancy.scope import school_scope
from zhurnal.web.refusals import sentence


class Command(BaseCommand):
    help = "Issue a temporary password for LOGIN and print it, this one time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("login", metavar="LOGIN")

    def handle(self, *args: Any, login: str, **options: Any) -> None:
        login = login.strip().lower()
        found = Membership.objects.select_related("account").filter(account__login=login)
        membership = found.order_by("pk").first()
        if membership is None:
            raise CommandError(f"Nobody has the login {login}.")
        with school_scope(membership.school_id):
            try:
                password = reset_password(
                    actor=_operator(membership.school_id),
                    account=membership.account,
                    person_id=membership.person_id,
                    now=timezone.now(),
                )
            except Refused as refused:
                raise CommandError(sentence(refused.verdict)) from refused
        self.stdout.write(password)
        self.stderr.write("It works for two weeks and must be changed at the first sign-in.")


def _operator(school_id: int) -> AccountDoer:
    """Whoever may run commands on the server: the trail knows no more of him."""
    return AccountDoer(
        account_id=None,
        person_id=None,
        school_id=school_id,
        name="zhurnal password",
        trace=Trace(source="cli"),
    )
