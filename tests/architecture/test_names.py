"""A file that may hold anything will; a word that means two things will mean the wrong one."""

from __future__ import annotations

import ast
import re

from tests.architecture.tree import PACKAGE, modules, named, tree_of

ANYTHING = {"utils", "helpers", "services", "common", "misc", "core", "base", "main", "manager"}
# docs/glossary.md: a pupil is never a student, a mark never a score.
NEVER = re.compile(r"(^|_)(students?|scores?)($|_)|Student|Score")
# Names that Django or a database prescribes.
GIVEN = {"tenancy/backends/sqlite/base", "tenancy/backends/postgresql/base"}


def names_in(tree: ast.Module) -> set[str]:
    """Every name that a file gives: classes, functions, arguments, variables, fields."""
    names = set()
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.arg(arg=name):
                names.add(name)
            case ast.Name(id=name, ctx=ast.Store()):
                names.add(name)
    return names


def test_no_file_is_named_for_anything_and_everything() -> None:
    vague = [
        named(path)
        for path in PACKAGE.rglob("*.py")
        if path.stem in ANYTHING
        and path.relative_to(PACKAGE).with_suffix("").as_posix() not in GIVEN
    ]
    assert vague == []


def test_names_use_the_words_of_the_glossary() -> None:
    wrong = [
        f"{named(path)}: {name}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for name in names_in(tree_of(path))
        if NEVER.search(name)
    ]
    assert wrong == []


def test_nobody_hides_work_in_save() -> None:
    """A command says what happens; only the tenant's guard stands in `save`."""
    hidden = [
        f"{named(path)}: {node.name}.save"
        for path in modules("models")
        if "tenancy" not in path.parts
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef)
        for method in node.body
        if isinstance(method, ast.FunctionDef) and method.name in {"save", "delete"}
    ]
    assert hidden == []


def test_a_wrong_word_is_noticed() -> None:
    found = names_in(ast.parse("class StudentPage:\n    def put(self, final_score): score = 1"))
    assert {name for name in found if NEVER.search(name)} == {"StudentPage", "final_score", "score"}
    assert not NEVER.search("underscore")
