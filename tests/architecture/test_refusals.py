"""Every refusal has a sentence, every sentence a refusal, and the sentence gets its facts."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, SUBJECTS, called, named, tree_of

FACT = re.compile(r"%\((\w+)\)")


@dataclass(frozen=True)
class Refusal:
    """One place that says "no"."""

    code: str
    facts: frozenset[str] = field(default_factory=frozenset)


def refusals(tree: ast.AST) -> list[Refusal]:
    """Codes written out in calls of `refusal("code", fact=…)`, with the names of their facts."""
    return [
        Refusal(node.args[0].value, frozenset(each.arg for each in node.keywords if each.arg))
        for name, node in called(tree)
        if name == "refusal"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    ]


def said_in(subject: str) -> dict[str, Refusal]:
    """The refusals of a subject, by code; the facts are those that every place gives."""
    found: dict[str, Refusal] = {}
    for path in sorted((PACKAGE / subject).rglob("*.py")):
        for each in refusals(tree_of(path)):
            before = found.get(each.code, each)
            found[each.code] = Refusal(each.code, each.facts & before.facts)
    return found


def sentences_of(subject: str) -> dict[str, str]:
    """Code -> sentence as `<subject>/refusals.py` has it; none if the subject refuses nothing."""
    if not (PACKAGE / subject / "refusals.py").is_file():
        return {}
    sentences = getattr(import_module(f"zhurnal.{subject}.refusals"), "REFUSALS", {})
    return {code: str(sentence) for code, sentence in sentences.items()}


def unexplained(said: dict[str, Refusal], sentences: dict[str, str]) -> list[str]:
    """Codes without a sentence, sentences without a code, facts that no sentence gets."""
    missing = [f"{code}: no sentence" for code in said.keys() - sentences.keys()]
    idle = [f"{code}: nobody refuses so" for code in sentences.keys() - said.keys()]
    facts = [
        f"{code}: the sentence wants {fact}"
        for code, text in sentences.items()
        if code in said
        for fact in set(FACT.findall(text)) - said[code].facts
    ]
    return sorted(missing + idle + facts)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_refusal_has_a_sentence_and_the_other_way_round(subject: str) -> None:
    assert unexplained(said_in(subject), sentences_of(subject)) == []


def test_codes_are_written_out_where_they_are_said() -> None:
    """A code made at run time could have no sentence, and this test could not know."""
    made = [
        f"{named(path)}:{node.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path != Path(PACKAGE, "kernel", "verdict.py")
        for name, node in called(tree_of(path))
        if name in {"refusal", "Verdict"} and not refusals(ast.Expression(node))
    ]
    assert made == []


def test_a_refusal_without_a_sentence_is_noticed() -> None:
    said = {each.code: each for each in refusals(ast.parse('refusal("lesson-closed", on=day)'))}
    assert unexplained(said, {"lesson-closed": "Урок закрыт %(on)s."}) == []
    assert unexplained(said, {}) == ["lesson-closed: no sentence"]
    assert unexplained({}, {"old": "…"}) == ["old: nobody refuses so"]
    assert unexplained(said, {"lesson-closed": "%(who)s"}) == [
        "lesson-closed: the sentence wants who"
    ]
