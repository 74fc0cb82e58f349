"""The words of the grid's program, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.utils.translation import get_language, gettext


def grid_texts() -> Mapping[str, str | dict[str, str]]:
    """Texts by key, for ``lib/i18n.ts``."""
    return _grid_texts(get_language() or "")


@cache
def _grid_texts(_language: str) -> Mapping[str, str | dict[str, str]]:
    return {
        "grid-debt": gettext("долг"),
    }
