"""The movement of pupils in the app bar: for those who read the lists of the school."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zhurnal.school.policy import READ_LISTS
from zhurnal.web.sections import Section

SECTIONS = [
    Section(
        _("Движение"), "school:movement", order=65, shown_to=lambda actor: actor.may(READ_LISTS)
    )
]
