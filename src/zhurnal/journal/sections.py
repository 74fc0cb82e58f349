"""The journal in the app bar."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zhurnal.access.permissions import Permission
from zhurnal.web.sections import Section

SECTIONS = (
    Section(
        title=_("Журнал"),
        address="journal:pages",
        order=20,
        shown_to=lambda actor: actor.may(Permission.JOURNAL_READ),
    ),
    # The homeroom teacher has a link among the papers of the class.
    Section(
        title=_("Перезачёт"),
        address="journal:brought",
        order=66,
        shown_to=lambda actor: actor.scopes(Permission.JOURNAL_BRING).school,
    ),
)
