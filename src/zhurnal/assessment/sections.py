"""The entry of the act in the app bar: for the head and the deputies, who answer for it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.web.sections import Section


def _answers_for_it(actor: Actor) -> bool:
    return actor.scopes(Permission.AUDIT_READ).school


SECTIONS = [Section(_("Правила отметок"), "assessment:act", order=70, shown_to=_answers_for_it)]
