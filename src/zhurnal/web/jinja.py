"""The Jinja environment of all our pages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined

from zhurnal.web import assets, course_tabs, dates, refusals, sections, texts, themes


def environment(**options: Any) -> Environment:
    """Our pages' environment: strict about missing names, Russian by default, translated."""
    env = Environment(  # noqa: S701 - Django's backend passes autoescape=True
        **{**options, "undefined": StrictUndefined},
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.globals.update(
        url=url,
        static=assets.static_url,
        head_tags=assets.head_tags,
        icon=assets.icon,
        language=translation.get_language,
        languages=settings.LANGUAGES,
        brand_sign=assets.brand_sign,
        course_tabs=course_tabs.course_tabs,
        csrf_cookie=settings.CSRF_COOKIE_NAME,
        plural_forms=texts.plural_forms,
        sections_for=sections.sections_for,
        shell_texts=texts.shell_texts,
        theme_of=themes.theme_of,
        themes=themes.THEMES,
        who=who,
    )
    env.filters.update(
        day=dates.day,
        day_short=dates.day_short,
        day_year=dates.day_year,
        weekday=dates.weekday,
        weekday_name=dates.weekday_name,
        month=dates.month,
        clock=dates.clock,
        moment=dates.moment,
        number=dates.number,
        refusal=refusals.sentence,
        json_script=texts.json_script,
        initials=initials,
    )
    return env


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page: ``url("journal:lesson", lesson.id)``."""
    return reverse(name, args=args, kwargs=kwargs) if args or kwargs else sections.address(name)


def who(request: HttpRequest) -> Any:
    """The actor of a request, or None for a stranger."""
    return getattr(request, "actor", None)


def initials(name: str) -> str:
    """«АП» of «Петрова А. С.»: the letters of the first name and the surname, for a round badge."""
    return "".join(part[0] for part in reversed(name.split()[:2])).upper()
