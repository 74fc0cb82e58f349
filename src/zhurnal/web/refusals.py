"""Turns verdicts into sentences.

Every subject keeps its sentences in ``<subject>/refusals.py``: ``REFUSALS`` maps the code of an
obstacle to a translated sentence with ``%(fact)s`` places, and ``CONFLICTS`` (optional) names the
codes that mean "somebody was here before you" and are answered with 409.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.utils import formats
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _

from zhurnal.kernel.verdict import Verdict
from zhurnal.web import dates

UNKNOWN = _(
    "Этого сделать нельзя. Если это нужно вам по работе, обратитесь к администратору школы."
)


@dataclass(frozen=True, slots=True)
class Sentences:
    """All that subjects say about their refusals."""

    by_code: Mapping[str, str | Promise]
    conflicts: frozenset[str]


def sentence(verdict: Verdict) -> str:
    """A refusal in the reader's language; empty when the verdict allows."""
    if verdict:
        return ""
    words = {name: _in_words(fact) for name, fact in verdict.facts.items()}
    template = str(sentences().by_code.get(verdict.code, UNKNOWN))
    return template % words if words else template.replace("%%", "%")


def is_conflict(verdict: Verdict) -> bool:
    """Whether the obstacle is another's entry rather than a missing right."""
    return verdict.code in sentences().conflicts


@cache
def sentences() -> Sentences:
    """Sentences of every subject; a code used by two subjects stops the start."""
    by_code: dict[str, str | Promise] = {}
    conflicts: set[str] = set()
    for config in apps.get_app_configs():
        if not module_has_submodule(config.module, "refusals") or config.label == "web":
            continue
        module = import_module(f"{config.name}.refusals")
        for code, text in module.REFUSALS.items():
            if code in by_code:
                raise ImproperlyConfigured(f"refusal {code!r} is explained twice")
            by_code[code] = text
        conflicts.update(getattr(module, "CONFLICTS", ()))
    return Sentences(by_code, frozenset(conflicts))


def _in_words(fact: Any) -> str:
    if isinstance(fact, datetime):
        return dates.moment(fact)
    if isinstance(fact, date):
        return dates.day(fact)
    if isinstance(fact, time):
        return dates.clock(fact)
    if isinstance(fact, Decimal | float):
        return formats.localize(fact)
    return str(fact)
