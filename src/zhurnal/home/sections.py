"""The teacher's day in the app bar."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zhurnal.access.permissions import Permission
from zhurnal.web.sections import Section

SECTIONS = [
    Section(
        _("Мой день"),
        "home:day",
        order=5,
        shown_to=lambda actor: actor.may(Permission.JOURNAL_WRITE),
    )
]
