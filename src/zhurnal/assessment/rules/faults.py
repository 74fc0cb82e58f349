"""What cannot stand in a local act: parameters that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from zhurnal.assessment.act import Act, HomeworkNorm, MinimumMarks
from zhurnal.assessment.work_kinds import TermUnit, WorkKind
from zhurnal.kernel.verdict import Verdict, refusal

_LAST_GRADE = 11
_HEAVIEST = 100
_YEAR = 365


class Fault(NamedTuple):
    """What is wrong, and the parameter of the act that it stands in."""

    path: str
    verdict: Verdict


def faults(act: Act) -> list[Fault]:
    """Everything that contradicts itself in an act; nothing when it may be enacted.

    Source: M-5, R-2.4-a; school practice §9.
    """
    return [
        *(Fault("work_kinds", verdict) for verdict in _of_kinds(act.work_kinds)),
        *(Fault("scales", verdict) for verdict in _of_scales(act)),
        *(Fault("period.thresholds", verdict) for verdict in _of_thresholds(act)),
        *(Fault("period.near", verdict) for verdict in _of_near(act)),
        *(Fault("period.minimum_marks", each) for each in _of_minimum(act.period.minimum_marks)),
        *(Fault("homework_norms", verdict) for verdict in _of_norms(act.homework_norms)),
    ]


def _of_kinds(kinds: tuple[WorkKind, ...]) -> Iterator[Verdict]:
    if not any(kind.weight for kind in kinds):
        yield refusal("act-no-weight")
    for word in _twice(kind.code for kind in kinds):
        yield refusal("act-kind-code-twice", name=word)
    for word in _twice(kind.name for kind in kinds):
        yield refusal("act-kind-name-twice", name=word)
    for word in _twice(kind.short_name for kind in kinds):
        yield refusal("act-kind-short-name-twice", name=word)
    for kind in kinds:
        if not 0 <= kind.weight <= _HEAVIEST:
            yield refusal("act-weight-outside", name=kind.name, weight=kind.weight)
        if not 0 <= kind.term.count <= _YEAR:
            yield refusal("act-term-outside", name=kind.name, count=kind.term.count)
        if kind.term.unit not in set(TermUnit):
            yield refusal("act-term-unit-unknown", name=kind.name, unit=kind.term.unit)


def _twice(words: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for word in words:
        if word.casefold() in seen:
            yield word
        seen.add(word.casefold())


def _of_scales(act: Act) -> Iterator[Verdict]:
    for rule in act.scales:
        first, last = rule.grades
        if first > last:
            yield refusal("act-grades-backwards", first=first, last=last)


def _of_thresholds(act: Act) -> Iterator[Verdict]:
    three, four, five = act.period.thresholds
    if not three < four < five:
        yield refusal("act-thresholds-cross", three=three, four=four, five=five)
    for least in act.period.thresholds:
        if not 1 < least <= 5:
            yield refusal("act-threshold-outside", least=least)


def _of_near(act: Act) -> Iterator[Verdict]:
    if not 0 <= act.period.near < 1:
        yield refusal("act-near-outside", near=act.period.near)


def _of_minimum(rows: tuple[MinimumMarks, ...]) -> Iterator[Verdict]:
    rows = tuple(sorted(rows, key=lambda row: row.hours_a_week))
    for less, more in pairwise(rows):
        if less.hours_a_week == more.hours_a_week:
            yield refusal("act-minimum-twice", hours=more.hours_a_week)
        elif less.marks > more.marks:
            yield refusal(
                "act-minimum-falls",
                less=less.hours_a_week,
                marks=less.marks,
                more=more.hours_a_week,
                fewer=more.marks,
            )


def _of_norms(norms: tuple[HomeworkNorm, ...]) -> Iterator[Verdict]:
    norms = tuple(sorted(norms, key=lambda norm: norm.last_grade))
    for lower, upper in pairwise(norms):
        if lower.last_grade == upper.last_grade:
            yield refusal("act-norm-twice", grade=upper.last_grade)
    last = norms[-1].last_grade if norms else 0
    if last < _LAST_GRADE:
        yield refusal("act-norm-missing", first=last + 1, last=_LAST_GRADE)
