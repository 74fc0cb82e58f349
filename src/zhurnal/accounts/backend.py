"""Whose request it is."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend

from zhurnal.accounts.models import Account
from zhurnal.tenancy.prepared import PreparedControlQuery

_COLUMNS = [field.attname for field in Account._meta.concrete_fields]
#: Every request of somebody signed in asks this.
_ACCOUNT = PreparedControlQuery(
    lambda account: Account.objects.filter(pk=account).values_list(*_COLUMNS), account=int
)


class AccountBackend(ModelBackend):
    """Django's own way of signing in, but the account of a request is read by a prepared query."""

    def get_user(self, user_id: Any) -> Account | None:
        """The account behind a session, unless it was closed."""
        for row in _ACCOUNT.rows(account=int(user_id)):
            account = Account.from_db("default", _COLUMNS, row)
            return account if self.user_can_authenticate(account) else None
        return None
