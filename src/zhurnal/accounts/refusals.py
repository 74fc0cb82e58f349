"""Why something about accounts is refused, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "accounts-not-yours": _("Учётные записи заводят секретарь и администратор школы."),
}
