"""Which files may be kept as the scan of a paper."""

from __future__ import annotations

#: A page at 200 dots is a tenth of it.
LARGEST = 5_000_000
_BEGINNINGS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)


def scan_type(content: bytes) -> str | None:
    """The media type of a PDF, PNG or JPEG by its first bytes; None for anything else.

    Source: R-2.9-c (scan optional); standards §3.1, V5 (a file is what it begins with).
    """
    return next((kind for magic, kind in _BEGINNINGS if content.startswith(magic)), None)
