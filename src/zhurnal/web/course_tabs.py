"""The pages of a course beside each other. A subject names its own in ``<subject>/course_tabs.py``:
``TABS``, so that the journal can lead to what is built on top of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from uuid import UUID

from django.apps import apps
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True)
class CourseTab:
    """A page of a course: ``address`` is a name of ``urls.py`` that takes the course's id."""

    title: str | Promise
    address: str
    order: int


def course_tabs(course_id: UUID, current: str) -> SafeString:
    """The tabs of a course, the page of the address ``current`` marked."""
    links = [
        (str(tab.title), reverse(tab.address, args=[course_id]), tab.address == current)
        for tab in all_tabs()
    ]
    return mark_safe(render_to_string("web/course_tabs.html", {"links": links}))  # noqa: S308


@cache
def all_tabs() -> tuple[CourseTab, ...]:
    """Tabs of every subject, in order."""
    found: list[CourseTab] = []
    for config in apps.get_app_configs():
        if config.label != "web" and module_has_submodule(config.module, "course_tabs"):
            found += import_module(f"{config.name}.course_tabs").TABS
    return tuple(sorted(found, key=lambda tab: tab.order))
