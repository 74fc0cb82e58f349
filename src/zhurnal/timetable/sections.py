"""Substitutions in the app bar: for whoever names substitutes, and the board for the office."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zhurnal.access.permissions import Permission
from zhurnal.web.sections import Section

SECTIONS = (
    Section(
        title=_("Замены"),
        address="timetable:substitutions",
        order=40,
        shown_to=lambda actor: actor.may(Permission.TIMETABLE_SUBSTITUTE),
    ),
    Section(
        title=_("Замены"),
        address="timetable:board",
        order=40,
        shown_to=lambda actor: (
            actor.may(Permission.SCHOOL_READ) and not actor.may(Permission.TIMETABLE_SUBSTITUTE)
        ),
    ),
)
