"""Light, dark, contrast or as the system has it: kept in a cookie, so that the first byte of a page
already knows.
"""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

COOKIE = "zhurnal_theme"
YEAR = 365 * 24 * 60 * 60
#: Values of ``data-theme`` and their names; the empty one follows the system.
THEMES = {
    "": _("Как в системе"),
    "light": _("Светлая"),
    "dark": _("Тёмная"),
    "contrast": _("Крупно и контрастно"),
}


def theme_of(request: HttpRequest) -> str:
    """The reader's theme; empty when the system decides."""
    theme = request.COOKIES.get(COOKIE, "")
    return theme if theme in THEMES else ""
