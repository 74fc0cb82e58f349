"""Answers of rules: yes, or no with a reason.

A rule returns a ``Verdict``. ``ALLOWED`` is true; a refusal is false, carries a code and facts,
and holds no prose, because the sentence depends on the reader's language. ``first and second`` is
therefore the first obstacle, and ``verdict.require()`` turns an obstacle into the ``Refused`` that
a page answers with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

_NO_FACTS: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether something may be done and, if not, which obstacle stands in the way."""

    code: str = ""
    facts: Mapping[str, Any] = field(default_factory=lambda: _NO_FACTS)

    def __bool__(self) -> bool:
        return not self.code

    def require(self) -> None:
        """Go on when allowed; raise ``Refused`` otherwise."""
        if self.code:
            raise Refused(self)


ALLOWED = Verdict()


def refusal(code: str, **facts: Any) -> Verdict:
    """A "no": the code of the obstacle and the facts its sentence needs."""
    return Verdict(code, MappingProxyType(facts))


class Refused(Exception):
    """A command was refused. ``verdict`` says why; ``web`` turns it into a sentence."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.code)
        self.verdict = verdict
