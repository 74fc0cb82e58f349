"""How much a browser may send as files."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import TemporaryFileUploadHandler

#: Twice what any form takes, so that a form can say its own limit in words.
LARGEST_REQUEST = 20_000_000


class ModestUploads(TemporaryFileUploadHandler):
    """Keeps files in temporary ones, and turns away what is too large before any of it is read:
    forms are parsed before anybody knows who sends them.

    Source: standards §3.1 (ASVS 5.2.1).
    """

    def handle_raw_input(self, *arguments: Any, **_options: Any) -> None:
        """Called before a body is read, with the length that its sender announced."""
        _input, _meta, content_length, *_ = arguments
        if content_length > LARGEST_REQUEST:
            raise RequestDataTooBig
