"""Lesson plans in the app bar: for teachers, and for those who read the whole school's journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zhurnal.access.permissions import Permission
from zhurnal.web.sections import Section

SECTIONS = (
    Section(
        title=_("Планы"),
        address="curriculum:plans",
        order=30,
        shown_to=lambda actor: (
            actor.may(Permission.CURRICULUM_WRITE) or actor.scopes(Permission.JOURNAL_READ).school
        ),
    ),
)
