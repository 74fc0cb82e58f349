"""One file, one idea. A file over its size is two ideas, or one that nobody will read."""

from __future__ import annotations

import ast

from tests.architecture.tree import PACKAGE, ROOT, files_in_git, named, tree_of

LINES = {".py": 300, ".ts": 300, ".css": 300, ".html": 200}
FUNCTION_LINES = 50
README_LINES = 40
# Files that were larger when the rule came. They may only shrink, and leave.
GIANTS: dict[str, int] = {}


def ours() -> list[str]:
    """Written by people: migrations are written by Django."""
    return [named(path) for path in files_in_git() if "migrations" not in path.parts]


def lines_of(name: str) -> int:
    """The length of a file."""
    return len((ROOT / name).read_text(encoding="utf-8").splitlines())


def test_no_file_is_longer_than_one_idea() -> None:
    long = [
        f"{name}: {lines_of(name)}"
        for name in ours()
        for suffix, most in LINES.items()
        if name.endswith(suffix) and lines_of(name) > GIANTS.get(name, most)
    ]
    assert long == []


def test_a_giant_that_shrank_is_written_down() -> None:
    assert {name: lines_of(name) for name in GIANTS} == GIANTS


def test_no_function_is_longer_than_a_page() -> None:
    long = [
        f"{name}: {node.name} {length(node)}"
        for name in ours()
        if name.endswith(".py")
        for node in ast.walk(tree_of(ROOT / name))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and length(node) > FUNCTION_LINES
    ]
    assert long == []


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring, which may be as long as the rule it explains."""
    end = node.end_lineno or node.lineno
    docstring = node.body[0] if ast.get_docstring(node) else None
    said = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return end - node.lineno + 1 - said


def test_a_subjects_readme_fits_on_a_screen() -> None:
    long = [
        named(path) for path in PACKAGE.glob("*/README.md") if lines_of(named(path)) > README_LINES
    ]
    assert long == []
