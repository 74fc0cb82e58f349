"""Why a list cannot be kept so, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "lists-not-yours": _("Списки школы ведут секретарь и администратор."),
}
