"""Pages that refuse and fail on purpose, beside the product's own."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from zhurnal.kernel.verdict import refusal

CHANGED_AT = datetime(2026, 10, 20, 3, 35, tzinfo=UTC)


def not_your_role(request: HttpRequest) -> HttpResponse:
    refusal("role-lacks-permission").require()
    return HttpResponse("never")


def cell_changed(request: HttpRequest) -> HttpResponse:
    refusal("cell-changed", who="Иванова О. П.", at=CHANGED_AT, theirs="5", mine="4").require()
    return HttpResponse("never")


def unheard_of(request: HttpRequest) -> HttpResponse:
    refusal("nobody-explained-this").require()
    return HttpResponse("never")


def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(request.body)))


urlpatterns = [
    path("refused/", not_your_role),
    path("changed/", cell_changed),
    path("unheard/", unheard_of),
    path("broken/", broken),
    path("form/", form),
    path("", include("zhurnal.config.urls")),
]

handler400 = "zhurnal.web.views.errors.bad_request"
handler403 = "zhurnal.web.views.errors.forbidden"
handler404 = "zhurnal.web.views.errors.not_found"
handler500 = "zhurnal.web.views.errors.server_error"
