"""The diary's entry in the app bar: for pupils and parents."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.web.sections import Section


def _has_a_diary(actor: Actor) -> bool:
    return bool(actor.scopes(Permission.DIARY_READ).pupils)


SECTIONS = [Section(_("Дневник"), "diary:start", order=10, shown_to=_has_a_diary)]
