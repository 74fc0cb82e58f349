"""Papers about absences in words."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from zhurnal.excuses.models import DocumentKind
from zhurnal.excuses.queries.hints_on import Hint, HintSource
from zhurnal.excuses.rules.coverage import Coverage
from zhurnal.web import dates


def paper_words(kind: str, number: str, title: str = "") -> str:
    """«справка № 17», «приказ № 5, олимпиада по физике»."""
    if kind == DocumentKind.EVENT:
        return _("%(title)s, приказ № %(number)s") % {"title": title, "number": number or "—"}
    named = str(DocumentKind(kind).label)
    return _("%(paper)s № %(number)s") % {"paper": named, "number": number} if number else named


def span_words(span: Coverage) -> str:
    """«9 ноября», «9–12 ноября», «30 октября – 2 ноября, до 4 урока»."""
    first, last = span.first_on, span.last_on
    if first == last:
        days = dates.day(first)
    elif (first.year, first.month) == (last.year, last.month):
        days = f"{first.day}–{dates.day(last)}"
    else:
        days = f"{dates.day(first)} – {dates.day(last)}"
    return days + _lessons(span)


def hint_words(hint: Hint, on: date) -> str:
    """What a teacher reads beside a pupil's name: «Б до 12 ноября, справка № 17»."""
    until = _until(hint.coverage, on)
    match hint.source:
        case HintSource.EXEMPTION:
            return _("осв. %(until)s") % {"until": until}
        case HintSource.NOTICE:
            said = _("родители предупредили: %(until)s") % {"until": until}
            return f"{said}, {hint.words}" if hint.words else said
        case HintSource.DOCUMENT:
            paper = paper_words(hint.kind, hint.number, hint.words)
            return f"{_letter(hint)} {until}, {paper}"


def hint_sign(hints: Collection[Hint]) -> str:
    """The few letters that fit a pupil's key: «Б», «У», «осв.», «?» for a parent's word."""
    signs = {
        HintSource.EXEMPTION: _("осв."),
        HintSource.NOTICE: "?",
    }
    for hint in hints:
        if hint.source is HintSource.DOCUMENT:
            return _letter(hint)
    return next((signs[hint.source] for hint in hints), "")


def _letter(hint: Hint) -> str:
    return _("Б") if hint.reason == "illness" else _("У")


def _until(span: Coverage, on: date) -> str:
    if span.last_on == on:
        return _("сегодня") + _lessons(span)
    return _("до %(day)s") % {"day": dates.day(span.last_on)} + _lessons(span)


def _lessons(span: Coverage) -> str:
    words = ""
    if span.first_lesson is not None:
        words += _(", с %(number)s урока") % {"number": span.first_lesson}
    if span.last_lesson is not None:
        words += _(", по %(number)s урок") % {"number": span.last_lesson}
    return words
