"""The derivation of a proposed mark in words: «почему 4»."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from zhurnal.assessment.rules.proposal import Step, StepCode
from zhurnal.assessment.wording import value_words

STEPS: dict[StepCode, Promise] = {
    StepCode.NO_MARKS: _("Отметок, которые считаются, нет: предложить нечего."),
    StepCode.MEAN: _(
        "Средний балл %(total)s : %(weights)s = %(mean)s: отметки, умноженные на вес, "
        "делённые на сумму весов."
    ),
    StepCode.DEBTS: _("Долгов: %(count)s, из них считаются двойкой: %(counted)s."),
    StepCode.THRESHOLD: _("%(mean)s не меньше порога %(least)s: это «%(value)s»."),
    StepCode.BELOW_THRESHOLDS: _("%(mean)s меньше порога %(least)s: это «%(value)s»."),
    StepCode.TWO_BARS_FIVE: _("Неисправленных двоек: %(count)s, поэтому не «5», а «4»."),
    StepCode.NEAR_THRESHOLD: _("%(mean)s у самого порога %(least)s: решает учитель."),
    StepCode.TOO_FEW_MARKS: _(
        "Отметок %(count)s, а при %(hours)s ч в неделю нужно не меньше %(minimum)s."
    ),
    StepCode.MAY_BE_UNASSESSED: _(
        "Пропущено %(missed)s %% уроков, больше %(above)s %%: возможна н/а, с причиной."
    ),
}


def step_words(step: Step) -> str:
    """One step of the derivation, with its numbers.

    Source: R-2.4-b (deriving rule shown).
    """
    facts: dict[str, Any] = {name: value_words(fact) for name, fact in step.facts.items()}
    return str(STEPS[step.code]) % facts if facts else str(STEPS[step.code])
