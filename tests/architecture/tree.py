"""The source tree as the architecture tests see it: folders, files, syntax."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "zhurnal"
SUBJECTS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


def modules(room: str) -> Iterator[Path]:
    """The files of one room in every subject: `commands` gives `*/commands/*.py` or `commands.py`.

    Private modules (`_name.py`) are details of their neighbours and left out.
    """
    for path in sorted([*PACKAGE.glob(f"*/{room}/**/*.py"), *PACKAGE.glob(f"*/{room}.py")]):
        if not path.stem.startswith("_"):
            yield path


def tree_of(path: Path) -> ast.Module:
    """A file's syntax."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def public_functions(tree: ast.Module) -> list[ast.FunctionDef]:
    """Functions of the module itself whose names do not begin with an underscore."""
    return [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]


def called(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the last word of what is called: `audit.record(…)` gives "record"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    yield name, node


def named(path: Path) -> str:
    """A file as messages name it."""
    return path.relative_to(ROOT).as_posix()


def files_in_git() -> list[Path]:
    """What is, or is about to be, committed."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return sorted(ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file())
