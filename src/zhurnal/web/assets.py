"""Styles, scripts and signs as Vite built them, by the names of their sources."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import msgspec
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

MANIFEST = Path(__file__).resolve().parent / "static" / "build" / "manifest.json"
STYLES = "src/styles/main.css"
SCRIPT = "src/main.ts"
SIGNS = "src/icons.svg"
#: The letters of the first screen; the other alphabets wait until a page needs them.
FONT = "node_modules/@fontsource-variable/golos-text/files/golos-text-cyrillic-wght-normal.woff2"


def built_files() -> Mapping[str, str]:
    """Built files by source, e.g. ``src/main.ts`` → ``assets/main-BW3LH7HM.js``; empty when nothing
    was built yet.
    """
    try:
        return _read(MANIFEST.stat().st_mtime_ns)
    except FileNotFoundError:
        return {}


@lru_cache(maxsize=1)
def _read(_changed: int) -> Mapping[str, str]:
    entries = msgspec.json.decode(MANIFEST.read_bytes(), type=dict[str, dict[str, object]])
    return {source: str(entry["file"]) for source, entry in entries.items()}


def asset_url(source: str) -> str:
    """The address of a built file, or an empty string before the first build."""
    file = built_files().get(source)
    return static(f"build/{file}") if file else ""


def head_tags() -> SafeString:
    """The stylesheet, the first font and the script of a page, for its head."""
    if not built_files():
        return mark_safe("")
    return format_html(
        '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>'
        '<link rel="stylesheet" href="{}">'
        '<script type="module" src="{}"></script>',
        asset_url(FONT),
        asset_url(STYLES),
        asset_url(SCRIPT),
    )


def brand_sign() -> SafeString:
    """The journal's own sign, in the colours of the theme."""
    return format_html(
        '<svg class="brand__sign" aria-hidden="true"><use href="{}#brand"></use></svg>',
        asset_url(SIGNS),
    )


def icon(name: str, label: str = "") -> SafeString:
    """A sign of ``frontend/src/icons.svg``: with a label it speaks, without one it decorates."""
    use = format_html('<use href="{}#{}"></use>', asset_url(SIGNS), name)
    if label:
        return format_html('<svg class="icon" role="img" aria-label="{}">{}</svg>', label, use)
    return format_html('<svg class="icon" aria-hidden="true">{}</svg>', use)
