"""The same marks under two versions of the act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhurnal.assessment.act import Act
from zhurnal.assessment.derivation import step_words
from zhurnal.assessment.forms.example import ExampleForm
from zhurnal.assessment.rules.proposal import propose


@dataclass(frozen=True, slots=True)
class Tried:
    """What a version proposes for the example, and why, in words."""

    value: str
    why: Sequence[str]


def tried(form: ExampleForm, act: Act) -> Tried:
    """The example of a valid form under a version."""
    told = form.cleaned_data
    proposal = propose(told["marks"], act=act, hours_a_week=told["hours"])
    return Tried(proposal.value, [step_words(step) for step in proposal.steps])
