"""Every rule cites its source: the clause, the requirement or the school's own regulation."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.tree import modules, named, public_functions, tree_of

RULES = {named(path): path for path in modules("rules")}


def without_source(tree: ast.Module) -> list[str]:
    """Public rules whose docstring does not end with `Source: …`."""
    return [
        function.name
        for function in public_functions(tree)
        if "Source: " not in (ast.get_docstring(function) or "").rpartition("\n\n")[2]
    ]


@pytest.mark.parametrize("name", RULES)
def test_every_rule_cites_its_source(name: str) -> None:
    assert without_source(tree_of(RULES[name])) == []


def test_a_rule_without_a_source_is_noticed() -> None:
    bad = 'def mean(marks):\n    """The mean."""\ndef _sum(marks): ...\n'
    assert without_source(ast.parse(bad)) == ["mean"]
    good = 'def mean(marks):\n    """The mean.\n\n    Source: R-2.6-a.\n    """\n'
    assert without_source(ast.parse(good)) == []
