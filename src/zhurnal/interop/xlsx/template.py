"""The empty workbook a secretary fills in."""

from __future__ import annotations

from zhurnal.interop.xlsx.book_file import book_file


def template() -> bytes:
    """The template as a file."""
    return book_file({})
