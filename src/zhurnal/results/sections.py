"""The results of classes in the app bar: for homeroom teachers, deputies and the head."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.web.sections import Section


def _has_classes(actor: Actor) -> bool:
    scopes = actor.scopes(Permission.JOURNAL_READ)
    return scopes.school or bool(scopes.classes)


SECTIONS = [Section(_("Итоги"), "results:classes", order=30, shown_to=_has_classes)]
