"""Everything that is said in Russian is said in English too, and nothing is said untranslated."""

from __future__ import annotations

import ast
import re
from typing import Any

import pytest
from babel.messages.catalog import Catalog

from tests.architecture.test_templates import TEMPLATES
from tests.architecture.tree import ROOT, SUBJECTS, modules, named, tree_of
from tools import messages

RUSSIAN = re.compile("[А-Яа-яЁё]")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
TEMPLATE_CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->", re.DOTALL)
TRANSLATORS = set(messages.KEYWORDS)


def gaps(texts: Catalog, catalogue: Catalog) -> list[str]:
    """Texts that a catalogue lacks, leaves empty or unsure, or no longer needs."""
    needed = {(each.id, each.context) for each in texts if each.id}
    has = {(each.id, each.context): each for each in catalogue if each.id}
    return sorted(
        [f"missing: {key[0]}" for key in needed - has.keys()]
        + [f"nobody says it: {key[0]}" for key in has.keys() - needed]
        + [f"empty: {key[0]}" for key, each in has.items() if not messages.is_translated(each)]
        + [f"other placeholders: {key[0]}" for key, each in has.items() if not same_places(each)]
    )


def same_places(message: Any) -> bool:
    """Whether a translation has the places that its text has; a plural form may leave some out."""
    if isinstance(message.id, str):
        return sorted(places(message.id)) == sorted(places(message.string))
    allowed = set(places(" ".join(message.id)))
    return all(set(places(form)) <= allowed for form in message.string)


def places(text: str) -> list[str]:
    """The placeholders of a text."""
    return PLACEHOLDER.findall(text or "")


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_text_has_its_english(subject: str) -> None:
    assert gaps(messages.texts_of(subject), messages.read_catalogue(subject, "en")) == []


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_russian_plural_has_its_three_forms(subject: str) -> None:
    needed = messages.wanted(messages.texts_of(subject), "ru")
    catalogue = messages.read_catalogue(subject, "ru")
    assert gaps(needed, catalogue) == []
    assert {len(each.string or ()) for each in catalogue if each.id} <= {3}


def spoken_untranslated(html: str) -> list[str]:
    """Russian in a template outside `{{ _("…") }}`."""
    return [
        line.strip() for line in TEMPLATE_CODE.sub("", html).splitlines() if RUSSIAN.search(line)
    ]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_nothing_untranslated(name: str) -> None:
    assert spoken_untranslated(TEMPLATES[name].read_text(encoding="utf-8")) == []


def test_the_browsers_code_gets_its_texts_from_the_server() -> None:
    """Single letters are keys of the Russian keyboard; words would be texts."""
    spoken = [
        f"{named(path)}: {word}"
        for path in sorted((ROOT / "frontend" / "src").rglob("*.ts"))
        if not path.name.endswith(".test.ts")
        for word in re.findall("[А-Яа-яЁё]{3,}", path.read_text(encoding="utf-8"))
    ]
    assert spoken == []


def said_untranslated(tree: ast.Module) -> list[str]:
    """Russian strings of a page's code outside a call of gettext; docstrings are for developers."""
    silent: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in TRANSLATORS:
            silent |= {id(inner) for inner in ast.walk(node)}
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(id(node.value))
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and RUSSIAN.search(node.value)
        and id(node) not in silent
    ]


@pytest.mark.parametrize("room", ["views", "forms", "refusals", "policy"])
def test_a_page_says_nothing_untranslated(room: str) -> None:
    assert [(named(path), said_untranslated(tree_of(path))) for path in modules(room)
            if said_untranslated(tree_of(path))] == []  # fmt: skip


def test_what_is_not_translated_is_noticed() -> None:
    texts, english = Catalog(), Catalog(locale="en", fuzzy=False)
    texts.add("Урок %(n)s")
    assert gaps(texts, english) == ["missing: Урок %(n)s"]
    english.add("Урок %(n)s", "")
    assert "empty: Урок %(n)s" in gaps(texts, english)
    english = Catalog(locale="en", fuzzy=False)
    english.add("Урок %(n)s", "Lesson %(m)s")
    assert gaps(texts, english) == ["other placeholders: Урок %(n)s"]
    english = Catalog(locale="en", fuzzy=False)
    english.add("Урок %(n)s", "Lesson %(n)s")
    assert gaps(texts, english) == []
    english.add("Старое", "Old")
    assert gaps(texts, english) == ["nobody says it: Старое"]


def test_what_is_said_past_the_catalogues_is_noticed() -> None:
    assert spoken_untranslated('<p title="Урок">{{ _("Класс") }}</p>') == ['<p title="Урок"></p>']
    tree = ast.parse('"""Для своих."""\nok = _("Урок")\nbad = "Класс"')
    assert said_untranslated(tree) == ["Класс"]
