"""Answers that are not the page somebody asked for: in words for people, in JSON for scripts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks: it sends JSON, or accepts it rather than a page."""
    if request.content_type == "application/json":
        return True
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def answer(
    request: HttpRequest,
    status: int,
    *,
    code: str,
    sentence: str,
    facts: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The same refusal or error as a page or as ``{"code", "sentence", "facts"}``."""
    if wants_json(request):
        body = msgspec.json.encode(
            {"code": code, "sentence": sentence, "facts": facts or {}}, enc_hook=str
        )
        return HttpResponse(body, status=status, content_type="application/json")
    context = {"status": status, "code": code, "sentence": sentence}
    return render(request, "web/error.html", context, status=status)
