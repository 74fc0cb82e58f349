"""The homeroom teacher's class in the app bar."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zhurnal.access.permissions import Permission
from zhurnal.web.sections import Section

SECTIONS = [
    Section(
        _("Мой класс"),
        "homeroom:start",
        order=25,
        shown_to=lambda actor: actor.may(Permission.EXCUSES_REGISTER),
    )
]
