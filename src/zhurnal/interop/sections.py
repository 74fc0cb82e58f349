"""The import in the app bar: for those who keep the lists."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zhurnal.access.permissions import Permission
from zhurnal.web.sections import Section

SECTIONS = (
    Section(
        title=_("Списки"),
        address="interop:start",
        order=60,
        shown_to=lambda actor: actor.may(Permission.SCHOOL_IMPORT),
    ),
)
