"""Writes docs/reference/{permissions,urls}.md anew: `python -m tests.access.write_docs`.

A test compares the files with what this module would write, so they are never out of date.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django
from django.utils import translation

from hatch_build import compile_catalogues

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"
HEAD = "<!-- Written by `python -m tests.access.write_docs`; a test compares. -->\n"


def pages() -> dict[Path, str]:
    """Every generated document by its file, in the language of documents."""
    with translation.override("en"):
        return {
            REFERENCE / "permissions.md": permissions_page(),
            REFERENCE / "urls.md": urls_page(),
        }


def permissions_page() -> str:
    """Roles and their rights, then who gets which page."""
    from zhurnal.access.permissions import Permission
    from zhurnal.access.roles import ROLES

    roles = list(ROLES.values())
    lines = [
        "# Who may do what\n",
        HEAD,
        "Rights are the union of a person's roles of today, each in its place. The roles are data:",
        "[`access/roles.py`](../../src/zhurnal/access/roles.py). Teaching follows from the",
        "teaching load, a pupil's and a parent's rights from the rolls, all other roles from dated",
        "orders. The tests ask every address as every kind of person:",
        "[`tests/access/matrix.py`](../../tests/access/matrix.py).\n",
        "## Roles\n",
        row("Role", "Code", "Holds in", "Rights"),
        row(*["---"] * 4),
        *(
            row(
                role.title,
                f"`{role.code}`",
                role.scope,
                "<br>".join(f"`{each}`" for each in sorted(role.permissions)),
            )
            for role in roles
        ),
        "\n## Rights\n",
        row("Right", "In words", *(f"`{role.code}`" for role in roles)),
        row(*["---"] * (len(roles) + 2)),
        *(
            row(
                f"`{each}`",
                each.wording,
                *("yes" if each in role.permissions else "" for role in roles),
            )
            for each in Permission
        ),
        *matrix_lines(),
    ]
    return "\n".join(lines) + "\n"


def matrix_lines() -> Iterator[str]:
    """The matrix: addresses down, kinds of people across."""
    from tests.access.matrix import PEOPLE, ROWS

    people = list(PEOPLE)
    yield "\n## Every address × every kind of person\n"
    yield "«This» pupil is Ivan of 7Б, «this» course algebra in 7Б.\n"
    yield from (f"- **{name}**: {words}" for name, (_, words) in PEOPLE.items())
    yield "\nGiven is the answer's status: 200 the page, 302 led on (anonymous: to the sign-in"
    yield "page), 401 a script is told to sign in, 403 refused in words, 404 no such thing for"
    yield "this person, 422 the form is shown again with what is wrong.\n"
    yield row("Address", *people)
    yield row(*["---"] * (len(people) + 1))
    for each in ROWS:
        yield row(f"`{each}`", *(each.expected(person) for person in people))


def urls_page() -> str:
    """Every address, what it is for and which methods it knows."""
    from tests.access.matrix import ROWS
    from zhurnal.access.public import PUBLIC

    lines = [
        "# Every address\n",
        HEAD,
        row("Address", "Name", "Methods", "What it does", "Open to"),
        row(*["---"] * 5),
    ]
    for path, name, view in sorted(addresses()):
        methods = sorted({each.method for each in ROWS if each.name == name})
        doors = "everybody" if name in PUBLIC else "signed in"
        lines.append(row(f"`/{path}`", f"`{name}`", ", ".join(methods), purpose(view), doors))
    return "\n".join(lines) + "\n"


def addresses() -> Iterator[tuple[str, str, Callable[..., Any]]]:
    """Path, name and view of everything that Django would answer."""
    from django.urls import URLPattern, URLResolver, get_resolver

    def walk(resolver: URLResolver, path: str, space: str) -> Iterator[Any]:
        for pattern in resolver.url_patterns:
            here = path + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
                yield from walk(pattern, here, inner)
            elif isinstance(pattern, URLPattern):
                yield here, f"{space}{pattern.name}", pattern.callback

    yield from walk(get_resolver(), "", "")


def purpose(view: Callable[..., Any]) -> str:
    """The first sentence of a view's docstring."""
    words = (inspect.getdoc(view) or "").partition("\n\n")[0]
    return " ".join(words.split())


def row(*cells: object) -> str:
    """A row of a Markdown table."""
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def main() -> None:
    """Write the documents."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhurnal.config.settings")
    django.setup()
    compile_catalogues()
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
