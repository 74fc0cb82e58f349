"""The edge of every page: refusals in words, headers of caution, the reader's language."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from zhurnal.kernel.verdict import Refused
from zhurnal.web import refusals
from zhurnal.web.answers import answer

Next = Callable[[HttpRequest], HttpResponse]

PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class RefusalMiddleware:
    """Answers a refused command with its sentence: a page for people, JSON for scripts.

    403 where a right or a term is missing, 409 where another's entry stands in the way.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        verdict = exception.verdict
        status = 409 if refusals.is_conflict(verdict) else 403
        return answer(
            request,
            status,
            code=verdict.code,
            sentence=refusals.sentence(verdict),
            facts=dict(verdict.facts),
        )


class SecurityHeadersMiddleware:
    """Keeps what people read out of caches and the page out of the device's sensors.

    A view that serves something public (robots.txt) sets its own ``Cache-Control``.

    Source: standards §3.1 (ASVS 14.3.2: no personal data in caches).
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class LanguageMiddleware:
    """Speaks the language of the reader's cookie, Russian otherwise."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wish = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = wish if wish in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Cookie",))
        return response
