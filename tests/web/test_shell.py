"""The shell of every page: styles, headers of caution, theme, language and small public files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from zhurnal.web import assets

pytestmark = pytest.mark.django_db

COMPONENTS = Path(assets.__file__).parent / "jinja2" / "web" / "components"
STYLEGUIDE = COMPONENTS.parent / "styleguide.html"
#: Macros of the shell itself: the app bar shows them on every page.
OF_THE_SHELL = {"theme_form", "language_form", "save_status"}


@pytest.mark.parametrize(("language", "word"), [("ru", "Компоненты"), ("en", "Components")])
def test_the_styleguide_is_shown_in_both_languages(
    client: Client, language: str, word: str
) -> None:
    client.cookies["zhurnal_language"] = language
    answer = client.get("/styleguide/")
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert word in answer.text
    assert answer["Content-Language"] == language


def test_an_english_page_has_no_russian_but_names_and_school_letters(client: Client) -> None:
    client.cookies["zhurnal_language"] = "en"
    text = re.sub(r"<[^>]+>", " ", client.get("/styleguide/").text)
    words = set(re.findall(r"[А-Яа-яЁё]{3,}", text))
    names = "Абрамов Иван Алчубаев Эркемен Ощепкова Дарья Торопов Егор Дорохова Василиса"
    more = "Тадыкина Алтынай Бауэр Маргарита Мусагалиев Данияр Русский"
    assert words - set(f"{names} {more}".split()) == set()


def test_every_component_is_on_the_styleguide() -> None:
    """A component that nobody can look at is a component that nobody keeps."""
    macros = {
        name
        for path in COMPONENTS.glob("*.html")
        for name in re.findall(r"{% macro ([a-z]\w*)\(", path.read_text(encoding="utf-8"))
    }
    used = set(re.findall(r"[{%(]\s*(?:call )?(\w+)\(", STYLEGUIDE.read_text(encoding="utf-8")))
    assert macros - used == OF_THE_SHELL


def test_the_content_policy_is_strict(client: Client) -> None:
    policy = client.get("/styleguide/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_pages_stay_out_of_caches_and_sensors(client: Client) -> None:
    answer = client.get("/styleguide/")
    assert answer["Cache-Control"] == "no-store"
    assert "microphone=()" in answer["Permissions-Policy"]
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "Cookie" in answer["Vary"]


@pytest.mark.parametrize("source", [assets.STYLES, assets.SCRIPT, assets.SIGNS, assets.FONT])
def test_what_a_page_names_is_served_and_kept_for_ever(client: Client, source: str) -> None:
    answer = client.get(assets.asset_url(source))
    assert answer.status_code == 200
    assert "immutable" in answer["Cache-Control"]
    answer.close()


def test_styles_travel_compressed(client: Client) -> None:
    answer = client.get(assets.asset_url(assets.STYLES), headers={"accept-encoding": "br, gzip"})
    assert answer["Content-Encoding"] == "br"
    length = int(answer["Content-Length"])
    answer.close()
    assert length < 14_000


def test_pages_travel_compressed(client: Client) -> None:
    answer = client.get("/styleguide/", headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 10_000


def test_a_page_reads_before_the_first_build(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(assets, "MANIFEST", tmp_path / "manifest.json")
    answer = client.get("/styleguide/")
    assert answer.status_code == 200
    assert '<link rel="stylesheet"' not in answer.text


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_chosen_theme_is_in_the_first_byte_of_the_next_page(client: Client, theme: str) -> None:
    answer = client.post("/theme/", {"theme": theme, "next": "/styleguide/?a=1"})
    assert (answer.status_code, answer["Location"]) == (302, "/styleguide/?a=1")
    assert f'<html lang="ru" data-theme="{theme}">' in client.get("/styleguide/").text


def test_as_the_system_has_it_forgets_the_theme(client: Client) -> None:
    client.post("/theme/", {"theme": "dark", "next": "/"})
    client.post("/theme/", {"theme": "", "next": "/"})
    assert "data-theme" not in client.get("/styleguide/").text


def test_an_invented_theme_or_language_changes_nothing(client: Client) -> None:
    client.post("/theme/", {"theme": '"><b>', "next": "/"})
    client.post("/language/", {"language": "tlh", "next": "/"})
    assert '<html lang="ru">' in client.get("/styleguide/").text


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:1", ""])
def test_a_choice_never_leads_outside(client: Client, target: str) -> None:
    answer = client.post("/language/", {"language": "en", "next": target})
    assert answer["Location"] == "/"


def test_the_language_is_remembered(client: Client) -> None:
    client.post("/language/", {"language": "en", "next": "/styleguide/"})
    assert '<html lang="en">' in client.get("/styleguide/").text


def test_the_browsers_language_does_not_decide(client: Client) -> None:
    """Russian first: a school's computer often speaks English by accident."""
    answer = client.get("/styleguide/", headers={"accept-language": "en"})
    assert '<html lang="ru">' in answer.text


@pytest.mark.parametrize(
    ("address", "kind", "word"),
    [
        ("/healthz", "text/plain", "ok"),
        ("/robots.txt", "text/plain", "Disallow: /"),
        ("/app.webmanifest", "application/manifest+json", "icon-192.png"),
    ],
)
def test_small_public_files_are_served(client: Client, address: str, kind: str, word: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].partition(";")[0] == kind
    assert word in answer.text


def test_the_sign_of_the_journal_is_served(client: Client) -> None:
    answer = client.get("/favicon.ico", follow=True)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/svg+xml"
    answer.close()
