"""What must be there before pages are served."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, register
from django.core.checks import Warning as CheckWarning

from zhurnal.web.assets import built_files


@register()
def front_end_is_built(**_: Any) -> list[CheckMessage]:
    """Pages read without styles too, but nobody should serve them so."""
    if built_files():
        return []
    return [
        CheckWarning(
            "The front end is not built: pages will come without styles and scripts.",
            hint="Run `make setup`, or `python hatch_build.py` in this environment.",
            id="web.W001",
        )
    ]
