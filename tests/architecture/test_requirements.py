"""A test that claims to prove a requirement names one that exists."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.tree import ROOT, called, named, tree_of

KNOWN = {
    line
    for line in (ROOT / "tests/requirement_ids.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
}


def cited(tree: ast.Module) -> Iterator[str]:
    """What stands in the brackets of every `@pytest.mark.req(…)`."""
    for name, node in called(tree):
        if name == "req":
            yield from (ast.literal_eval(each) for each in node.args)


def test_cited_requirements_exist() -> None:
    unknown = [
        f"{named(path)}: {requirement}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for requirement in cited(tree_of(path))
        if requirement not in KNOWN
    ]
    assert unknown == []


@pytest.mark.req("R-1.1-b")
def test_a_requirement_that_does_not_exist_is_noticed() -> None:
    assert set(
        cited(ast.parse('@pytest.mark.req("R-2.8-b", "R-9.9-z")\ndef f(): ...'))
    ) - KNOWN == {"R-9.9-z"}
