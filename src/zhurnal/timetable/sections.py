"""Substitutions and the calendar in the app bar: for whoever keeps them."""

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
        title=_("Календарь"),
        address="timetable:calendar",
        order=45,
        shown_to=lambda actor: actor.may(Permission.SCHOOL_CALENDAR),
    ),
)
