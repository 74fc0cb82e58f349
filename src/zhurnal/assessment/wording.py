"""The local act in words, in the reader's language."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext, ngettext

from zhurnal.assessment.act import Term, TermUnit
from zhurnal.web import dates


def term_words(term: Term) -> str:
    """How long the marks of a work may take: «в течение 3 рабочих дней»."""
    if not term.count:
        return gettext("в день урока")
    if term.unit is TermUnit.LESSONS and term.count == 1:
        return gettext("к следующему уроку")
    words = {
        TermUnit.LESSONS: ngettext(
            "в течение %(num)s урока", "в течение %(num)s уроков", term.count
        ),
        TermUnit.WORKING_DAYS: ngettext(
            "в течение %(num)s рабочего дня", "в течение %(num)s рабочих дней", term.count
        ),
        TermUnit.CALENDAR_DAYS: ngettext(
            "в течение %(num)s дня", "в течение %(num)s дней", term.count
        ),
    }
    return words[term.unit] % {"num": term.count}


def due_words(day: date | None) -> str:
    """Until when the marks of a work are put: «отметки до 23 октября»; empty without such a day."""
    return gettext("отметки до %(day)s") % {"day": dates.day(day)} if day else ""
