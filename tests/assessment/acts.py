"""Acts for tests: enacted without a page, and forms as a browser would send them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from html import unescape
from typing import Any
from uuid import uuid4

import msgspec
from django.test import Client

from zhurnal.assessment.act import Act
from zhurnal.assessment.models import LocalAct

EDIT = "/assessment/edit/"

_INPUT = re.compile(r"<input([^>]*)>")
_AREA = re.compile(r'<textarea[^>]*name="([^"]+)"[^>]*>\r?\n?(.*?)</textarea>', re.DOTALL)
_SELECT = re.compile(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', re.DOTALL)


def an_act(since: date, act: Act | None = None, *, number: str = "112", **more: Any) -> LocalAct:
    """A version in force from a day, in the chosen school."""
    return LocalAct.objects.create(
        order_number=number,
        order_on=since,
        in_force_from=since,
        parameters=msgspec.to_builtins(act or Act()),
        enacted_at=datetime(2026, 10, 20, 5, tzinfo=UTC),
        enacted_by=uuid4(),
        **more,
    )


def filled(page: str) -> dict[str, str]:
    """What a browser would send of the forms of a page: its fields as they stand."""
    fields: dict[str, str] = {}
    for attributes in _INPUT.findall(page):
        told = dict(re.findall(r'([\w-]+)="([^"]*)"', attributes))
        ticked = told.get("type") != "checkbox" or " checked" in attributes
        if "name" in told and told.get("type") != "file" and ticked:
            usual = "on" if told.get("type") == "checkbox" else ""
            fields[told["name"]] = unescape(told.get("value", usual))
    fields.update((name, unescape(text)) for name, text in _AREA.findall(page))
    for name, options in _SELECT.findall(page):
        chosen = re.search(r'value="([^"]*)" selected', options)
        fields[name] = chosen[1] if chosen else ""
    return fields


def the_form(browser: Client) -> dict[str, str]:
    """The form of a new version, as the head finds it."""
    return filled(browser.get(EDIT).content.decode())
