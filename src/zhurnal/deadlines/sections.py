"""Opened pages in the app bar: for those who open them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zhurnal.access.permissions import Permission
from zhurnal.web.sections import Section

SECTIONS = [
    Section(
        _("Сроки"),
        "deadlines:reopenings",
        order=60,
        shown_to=lambda actor: actor.may(Permission.DEADLINES_REOPEN),
    )
]
