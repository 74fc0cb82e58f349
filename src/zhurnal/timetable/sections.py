"""Substitutions, the calendar and the timetable in the app bar."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.web.sections import Section


def _looks_up_timetables(actor: Actor) -> bool:
    """Who gives lessons or names substitutes finds the timetable on those pages."""
    elsewhere = (Permission.JOURNAL_WRITE, Permission.TIMETABLE_SUBSTITUTE)
    return actor.may(Permission.TIMETABLE_READ) and not any(map(actor.may, elsewhere))


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
    Section(
        title=_("Расписание"),
        address="timetable:week",
        order=45,
        shown_to=_looks_up_timetables,
    ),
    Section(
        title=_("Календарь"),
        address="timetable:calendar",
        order=45,
        shown_to=lambda actor: actor.may(Permission.SCHOOL_CALENDAR),
    ),
)
