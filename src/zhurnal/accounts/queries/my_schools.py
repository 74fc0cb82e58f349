from __future__ import annotations

from zhurnal.accounts.models import Account, Membership


def my_schools(account: Account) -> list[Membership]:
    """The schools in which an account is somebody, by name.

    Source: data rules 1 and 24.
    """
    return list(
        Membership.objects.select_related("school", "account")
        .filter(account=account)
        .order_by("school__short_name", "pk")
    )
