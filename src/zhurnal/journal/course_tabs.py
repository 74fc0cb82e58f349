"""The pages of the journal among the pages of a course."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zhurnal.web.course_tabs import CourseTab

TABS = [
    CourseTab(_("Журнал"), "journal:page", order=10),
    CourseTab(_("Темы и ДЗ"), "journal:topics", order=20),
    CourseTab(_("План"), "journal:plan", order=30),
]
