"""The sections of the app bar. A subject names its own in ``<subject>/sections.py``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the app bar: shown to actors who pass ``shown_to``, in the given order.

    ``address`` is a name of ``urls.py`` that needs no arguments. Four stand on a phone,
    eight on a desk, the rest under «Ещё».
    """

    title: str | Promise
    address: str
    order: int
    shown_to: Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Link:
    """A section as a page draws it."""

    title: str
    url: str
    current: bool


def sections_for(request: HttpRequest) -> list[Link]:
    """The sections of whoever asks, the current one marked; none for a stranger."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return []
    links = [
        (section, address(section.address)) for section in all_sections() if section.shown_to(actor)
    ]
    urls = [url for _, url in links if request.path.startswith(url)]
    here = max(urls, key=len, default="")
    return [Link(str(section.title), url, url == here) for section, url in links]


@cache
def address(name: str) -> str:
    """The address of a page that needs no arguments; it stays while the server runs."""
    return reverse(name)


@cache
def all_sections() -> tuple[Section, ...]:
    """Sections of every subject, in order."""
    found: list[Section] = []
    for config in apps.get_app_configs():
        if config.label != "web" and module_has_submodule(config.module, "sections"):
            found += import_module(f"{config.name}.sections").SECTIONS
    return tuple(sorted(found, key=lambda section: section.order))
