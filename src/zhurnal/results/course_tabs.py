"""The subject among the pages of a course."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from zhurnal.web.course_tabs import CourseTab

TABS = [CourseTab(_("Итоги"), "results:course", order=30)]
