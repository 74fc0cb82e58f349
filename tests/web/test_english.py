"""Whoever chooses English reads English: every page that links lead to, for everybody.

What stands in the school's own rows stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import Resolver404, resolve

from tests.access.matrix import PEOPLE
from tests.cast import Cast, Strangers
from tests.fixtures import sign_in
from zhurnal.interop.xlsx.book import SHEETS
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope

WORD = re.compile(r"[А-Яа-яЁё]{3,}")
LINK = re.compile(r'\shref="([^"#]*)')
SILENT = re.compile(r"<(script|style).*?</\1>|\s(?:href|value|name|id)=\"[^\"]*\"", re.DOTALL)
#: A language is called as it calls itself, a sheet as the workbook has it, a mark as it is put.
OWN_NAMES = {"Русский", "осв", "зач", "незач", "безотм"}.union(
    *(WORD.findall(sheet.title) for sheet in SHEETS)
)


def words_of(school: School) -> set[str]:
    """Every Russian word in the rows of a school."""
    found = set(WORD.findall(f"{school.name} {school.short_name} {school.city}"))
    with school_scope(school.pk):
        for model in apps.get_models():
            if not model.__module__.startswith("zhurnal.") or model is School:
                continue
            texts = [
                each.name
                for each in model._meta.concrete_fields
                if isinstance(each, models.CharField | models.TextField)
            ]
            for row in model._default_manager.values_list(*texts) if texts else ():
                found.update(WORD.findall(" ".join(map(str, row))))
    return found


def pages(client: Client) -> Iterator[tuple[str, str]]:
    """One page of every kind that links lead to from the first page, and a page that is not."""
    ahead, seen = ["/", "/nothing/"], set()
    while ahead:
        path = ahead.pop()
        answer = client.get(path, follow=True)
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        text = answer.content.decode()
        yield path, text
        here = answer.request["PATH_INFO"]
        for link in map(unescape, LINK.findall(text)):
            address = urlsplit(urljoin(here, link))
            try:
                kind = (resolve(address.path).view_name, re.sub(r"=[^&]*", "", address.query))
            except Resolver404:
                continue
            if not address.netloc and kind not in seen:
                seen.add(kind)
                ahead.append(f"{address.path}?{address.query}")


@pytest.mark.parametrize("kind", PEOPLE)
def test_an_english_page_has_no_russian_but_the_schools_own(
    kind: str, cast: Cast, strangers: Strangers, client: Client
) -> None:
    person_of, _ = PEOPLE[kind]
    if person_of:
        sign_in(client, person_of(cast, strangers))
    client.cookies["zhurnal_language"] = "en"
    known = words_of(strangers.school if kind == "stranger" else cast.school) | OWN_NAMES
    left = {
        (path, word)
        for path, text in pages(client)
        for word in WORD.findall(unescape(SILENT.sub(" ", text)))
        if word not in known
    }
    assert left == set()
