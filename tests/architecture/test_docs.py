"""The documents speak of what is there: words, settings, addresses of files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps

from tests.architecture.tree import PACKAGE, ROOT, SUBJECTS, named

PAGES = {named(path): path for path in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])}
VARIABLE = re.compile(r'"(ZHURNAL_[A-Z_]+)"')
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")
NAMED_FILE = re.compile(r"`((?:src|tests|tools|docs|frontend|requirements|deploy)/[\w./-]*\w)`")


def read(name: str) -> str:
    """A document's text."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_table_is_in_the_glossary() -> None:
    glossary = read("docs/glossary.md")
    models = {
        model.__name__ for model in apps.get_models() if model.__module__.startswith("zhurnal.")
    }
    assert models
    assert {name for name in models if not re.search(rf"\b{name}\b", glossary)} == set()


def test_every_subject_is_on_the_map() -> None:
    page = read("docs/map.md")
    assert {subject for subject in SUBJECTS if f"`{subject}`" not in page} == set()


def test_every_variable_of_the_environment_is_explained() -> None:
    sources = (path.read_text(encoding="utf-8") for path in (PACKAGE / "config").glob("*.py"))
    variables = {name for source in sources for name in VARIABLE.findall(source)}
    assert variables
    page = read("docs/reference/settings.md")
    assert {name for name in variables if f"`{name}`" not in page} == set()


def lost(text: str, beside: Path) -> list[str]:
    """Links and file names in a document that lead nowhere."""
    links = [target for target in LINK.findall(text) if not (beside / target).exists()]
    return links + [path for path in NAMED_FILE.findall(text) if not (ROOT / path).exists()]


@pytest.mark.parametrize("name", PAGES)
def test_what_a_document_names_exists(name: str) -> None:
    path = PAGES[name]
    assert lost(path.read_text(encoding="utf-8"), path.parent) == []


def test_a_name_that_leads_nowhere_is_noticed() -> None:
    assert lost("[a](no.md) `src/zhurnal/no.py` [b](https://example.org)", ROOT) == [
        "no.md",
        "src/zhurnal/no.py",
    ]


def test_the_pictures_are_small_and_each_is_shown() -> None:
    pictures = {path.relative_to(ROOT / "docs") for path in ROOT.glob("docs/pictures/*")}
    assert sum((ROOT / "docs" / path).stat().st_size for path in pictures) <= 2_000_000
    shown = "".join(path.read_text(encoding="utf-8") for path in PAGES.values())
    assert {path.name for path in pictures if path.as_posix() not in shown} == set()
