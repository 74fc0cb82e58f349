"""What does not exist for the actor is a 404, whichever command found it out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import Http404

from zhurnal.kernel.verdict import Refused


@contextmanager
def or_404() -> Iterator[None]:
    """Turn the refusal «plan-unknown» into a 404; others pass."""
    try:
        yield
    except Refused as refused:
        if refused.verdict.code == "plan-unknown":
            raise Http404 from None
        raise
