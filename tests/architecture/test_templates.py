"""Templates keep to the strict Content-Security-Policy: style and behaviour live in files."""

from __future__ import annotations

import re
from re import IGNORECASE

import pytest

from tests.architecture.tree import PACKAGE, named

TEMPLATES = {named(path): path for path in sorted(PACKAGE.glob("*/jinja2/**/*.html"))}
FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", IGNORECASE),
    "an inline style": re.compile(r"<style\b", IGNORECASE),
    "an inline script": re.compile(
        r"<script\b(?![^>]*\b(src=|type=.application/json))", IGNORECASE
    ),
    "an event attribute": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", IGNORECASE),
    "a javascript: address": re.compile(r"=\s*[\"']?\s*javascript:", IGNORECASE),
    "a data: address": re.compile(r"=\s*[\"']?\s*data:", IGNORECASE),
    "an address outside": re.compile(r"(src|href|action)\s*=\s*[\"']?(https?:)?//", IGNORECASE),
}
CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


def faults(html: str) -> list[str]:
    """What a browser would refuse in a template; the template language itself is not looked at."""
    plain = CODE.sub("", html)
    return [what for what, pattern in FORBIDDEN.items() if pattern.search(plain)]


def test_there_are_templates() -> None:
    assert TEMPLATES


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_keeps_to_the_policy(name: str) -> None:
    assert faults(TEMPLATES[name].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<p class="a" style="color: red">', "a style attribute"),
        ("<style>p {}</style>", "an inline style"),
        ("<script>alert(1)</script>", "an inline script"),
        ('<button onclick="go()">', "an event attribute"),
        ('<a href="javascript:go()">', "a javascript: address"),
        ('<img src="data:image/png;base64,00">', "a data: address"),
        ('<link href="//example.org/a.css">', "an address outside"),
    ],
)
def test_what_a_browser_would_refuse_is_noticed(html: str, fault: str) -> None:
    assert faults(html) == [fault]


def test_what_a_browser_takes_is_left_alone() -> None:
    assert faults('<script type="module" src="{{ url }}"></script>') == []
    assert faults('<script id="x" type="application/json">{}</script>{# <style> #}') == []
