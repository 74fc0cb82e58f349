"""The control desk in the app bar: for the head and the deputy heads."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zhurnal.access.permissions import Permission
from zhurnal.web.sections import Section

SECTIONS = (
    Section(
        title=_("Контроль"),
        address="control:desk",
        order=15,
        shown_to=lambda actor: actor.may(Permission.CONTROL_READ),
    ),
)
