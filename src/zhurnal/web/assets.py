"""Styles, scripts and signs as Vite built them, by the names of their sources."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import msgspec
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

MANIFEST = Path(__file__).resolve().parent / "static" / "build" / "manifest.json"
STYLES = "src/styles/main.css"
SCRIPT = "src/main.ts"
SIGNS = "src/icons.svg"
#: The letters of the first screen; the other alphabets wait until a page needs them.
FONT = "node_modules/@fontsource-variable/golos-text/files/golos-text-cyrillic-wght-normal.woff2"
HIDDEN = SafeString('aria-hidden="true"')


def built_files() -> Mapping[str, str]:
    """Built files by source, e.g. ``src/main.ts`` → ``assets/main-BW3LH7HM.js``; empty when nothing
    was built yet. Read once, and after each build where ``DEBUG`` is on.
    """
    return _read(MANIFEST, _changed_at() if settings.DEBUG else 0)


def _changed_at() -> int:
    return MANIFEST.stat().st_mtime_ns if MANIFEST.is_file() else 0


@lru_cache(maxsize=2)
def _read(manifest: Path, _changed_at: int) -> Mapping[str, str]:
    if not manifest.is_file():
        return {}
    entries = msgspec.json.decode(manifest.read_bytes(), type=dict[str, dict[str, object]])
    return {source: str(entry["file"]) for source, entry in entries.items()}


def asset_url(source: str) -> str:
    """The address of a built file, or an empty string before the first build."""
    file = built_files().get(source)
    return static_url(f"build/{file}") if file else ""


@lru_cache(maxsize=256)
def static_url(path: str) -> str:
    """The address of a static file; names do not change while the server runs."""
    return static(path)


def head_tags() -> SafeString:
    """The stylesheet, the first font and the script of a page, for its head."""
    if not built_files():
        return SafeString("")
    return _head_tags(asset_url(FONT), asset_url(STYLES), asset_url(SCRIPT))


@lru_cache(maxsize=2)
def _head_tags(font: str, styles: str, script: str) -> SafeString:
    return format_html(
        '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>'
        '<link rel="stylesheet" href="{}">'
        '<script type="module" src="{}"></script>',
        font,
        styles,
        script,
    )


def brand_sign() -> SafeString:
    """The journal's own sign, in the colours of the theme."""
    return _sign("brand", "", "brand__sign", asset_url(SIGNS))


def icon(name: str, label: str = "") -> SafeString:
    """A sign of ``frontend/src/icons.svg``: with a label it speaks, without one it decorates."""
    return _sign(name, str(label), "icon", asset_url(SIGNS))


@lru_cache(maxsize=512)
def _sign(name: str, label: str, kind: str, signs: str) -> SafeString:
    role = format_html('role="img" aria-label="{}"', label) if label else HIDDEN
    return format_html('<svg class="{}" {}><use href="{}#{}"></use></svg>', kind, role, signs, name)
