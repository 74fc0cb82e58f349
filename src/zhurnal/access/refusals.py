"""Why a right is missing, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "role-lacks-permission": _(
        "В ваших ролях нет такого права. Если оно нужно вам по работе, обратитесь "
        "к администратору школы."
    ),
}
