from __future__ import annotations

from zhurnal.accounts.models import Membership


def school_logins(school_id: int) -> dict[int, str]:
    """The logins of everybody who is somebody in the school, by the account's number."""
    rows = Membership.objects.filter(school_id=school_id)
    return dict(rows.values_list("account_id", "account__login"))
