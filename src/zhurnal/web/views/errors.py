"""Errors in plain words, each with what to do next."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from zhurnal.web.answers import answer


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what came cannot be read; 413: it is more than the server takes at once."""
    if isinstance(exception, RequestDataTooBig):
        return _too_large(request)
    return answer(
        request,
        400,
        code="bad-request",
        sentence=_("Сервер не понял запрос. Вернитесь на страницу, обновите её и повторите."),
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: somebody else's right."""
    return answer(
        request,
        403,
        code="forbidden",
        sentence=_(
            "У вас нет права на эту страницу. Если она нужна вам по работе, обратитесь "
            "к администратору школы."
        ),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such page, or nobody of this school has it."""
    return answer(
        request,
        404,
        code="not-found",
        sentence=_(
            "Такой страницы нет, или она не относится к вам. Проверьте адрес или начните "
            "с главной страницы."
        ),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. The page is drawn without asking the database."""
    return answer(
        request,
        500,
        code="server-error",
        sentence=_(
            "На сервере ошибка, она записана. Повторите через минуту; если не пройдёт, "
            "сообщите администратору школы время и адрес страницы."
        ),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form is older than the sign-in, or cookies are switched off."""
    return answer(
        request,
        403,
        code="stale-form",
        sentence=_(
            "Форма устарела: с тех пор вы вошли заново. Скопируйте написанное, обновите страницу "
            "и отправьте ещё раз. Если повторится, разрешите в браузере cookie для этого сайта."
        ),
    )


def _too_large(request: HttpRequest) -> HttpResponse:
    return answer(
        request,
        413,
        code="too-large",
        sentence=_("Файл слишком большой. Разделите его на части и отправьте их по одной."),
    )
