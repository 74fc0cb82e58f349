"""The entry of passwords in the app bar: for the administrator, whose daily work they are."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.web.sections import Section


def _issues_to_the_school(actor: Actor) -> bool:
    return actor.scopes(Permission.ACCOUNTS_ISSUE).school


SECTIONS = [Section(_("Пароли"), "access:passwords", order=80, shown_to=_issues_to_the_school)]
