"""What git does not keep is made when it is out of date, and only then."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

import pytest

import hatch_build


@pytest.fixture
def front_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A front end of two files that was built."""
    sources, built = tmp_path / "frontend", tmp_path / "build"
    monkeypatch.setattr(hatch_build, "FRONTEND", sources)
    monkeypatch.setattr(hatch_build, "BUILT", built)
    for name in ("package.json", "src/main.ts", "node_modules/vite/index.js"):
        (sources / name).parent.mkdir(parents=True, exist_ok=True)
        (sources / name).write_text(name)
    built.mkdir()
    (built / "sources.sha256").write_text(hatch_build.fingerprint_of_sources())
    return sources


def test_a_front_end_built_from_these_very_sources_is_left_alone(front_end: Path) -> None:
    (front_end / "node_modules" / "vite" / "index.js").write_text("another version")
    os.utime(front_end / "src" / "main.ts", (0, 0))
    assert not hatch_build.front_end_is_stale()


@pytest.mark.parametrize("change", ["src/main.ts", "src/new.ts"])
def test_a_front_end_whose_sources_changed_is_stale(front_end: Path, change: str) -> None:
    (front_end / change).write_text("changed")
    assert hatch_build.front_end_is_stale()


def test_a_renamed_source_makes_the_front_end_stale(front_end: Path) -> None:
    (front_end / "src" / "main.ts").rename(front_end / "src" / "start.ts")
    assert hatch_build.front_end_is_stale()


def test_a_package_without_sources_is_never_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hatch_build, "FRONTEND", tmp_path / "none")
    assert not hatch_build.front_end_is_stale()


def test_catalogues_are_compiled_with_their_plurals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hatch_build, "PACKAGE", tmp_path)
    folder = tmp_path / "school" / "locale" / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && '
        '(n%100<10 || n%100>=20) ? 1 : 2);\\n"\n\n'
        'msgid "%(n)s урок"\nmsgid_plural "%(n)s урока"\n'
        'msgstr[0] "%(n)s урок"\nmsgstr[1] "%(n)s урока"\nmsgstr[2] "%(n)s уроков"\n',
        encoding="utf-8",
    )
    hatch_build.compile_catalogues()
    with (folder / "django.mo").open("rb") as file:
        say = gettext.GNUTranslations(file).ngettext
    said = [say("%(n)s урок", "%(n)s урока", n) % {"n": n} for n in (1, 2, 5, 11, 21)]
    assert said == ["1 урок", "2 урока", "5 уроков", "11 уроков", "21 урок"]
