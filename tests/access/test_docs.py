"""The documents of rights and addresses say what the program does."""

from __future__ import annotations

from tests.access.write_docs import pages


def test_the_documents_are_up_to_date() -> None:
    """If not: `python -m tests.access.write_docs`."""
    for path, text in pages().items():
        assert path.read_text(encoding="utf-8") == text, path.name


def test_every_view_says_what_it_does() -> None:
    for path, text in pages().items():
        assert "|  |  | everybody" not in text, path
        assert "|  | signed in" not in text, path
