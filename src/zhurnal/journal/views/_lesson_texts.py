"""Words of a lesson page that depend on numbers and states, for the page and for its program."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from django.utils.translation import get_language, gettext, ngettext

from zhurnal.assessment.wording import due_words, term_words
from zhurnal.journal.queries._lesson_works import LessonWork
from zhurnal.journal.rules.owed import Duty, DutyState, Owed
from zhurnal.web.dates import clock, day
from zhurnal.web.texts import plural_forms


def lesson_texts() -> Mapping[str, str | dict[str, str]]:
    """Texts by key, for ``lib/i18n.ts``."""
    return _lesson_texts(get_language() or "")


@cache
def _lesson_texts(_language: str) -> Mapping[str, str | dict[str, str]]:
    return {
        "absent-0": gettext("Все присутствуют"),
        "absent-1": gettext("Отсутствует один — подтвердить"),
        "absent-2": gettext("Отсутствуют двое — подтвердить"),
        "absent-3": gettext("Отсутствуют трое — подтвердить"),
        "absent-4": gettext("Отсутствуют четверо — подтвердить"),
        "absent-5": gettext("Отсутствуют пятеро — подтвердить"),
        "absent-more": plural_forms(
            "Отсутствует %(num)s — подтвердить", "Отсутствуют %(num)s — подтвердить"
        ),
        "late": gettext("оп %(num)s′"),  # noqa: RUF001 - minutes
        "late-some": gettext("оп"),
        "due": gettext("до %(day)s"),
        "done-on": gettext("отработано %(day)s"),
        "mean": gettext("средняя %(mean)s"),
        "marks": plural_forms("%(num)s отметка", "%(num)s отметок"),
        "no-marks": gettext("отметок ещё нет"),
        "write": gettext("Записать"),
        "load": gettext("%(value)s из %(max)s"),
    }


def absent_button(number: int) -> str:
    """What the button of attendance says when so many are ticked as absent."""
    texts = lesson_texts()
    few = texts.get(f"absent-{number}")
    if isinstance(few, str):
        return few
    return ngettext(
        "Отсутствует %(num)s — подтвердить", "Отсутствуют %(num)s — подтвердить", number
    ) % {"num": number}


def duty_words(owed: Owed) -> str:
    """A duty that is not done, with its minute: «задание до 15:25», «тема до конца дня»."""
    name = {
        Duty.ATTENDANCE: gettext("присутствие"),
        Duty.TOPIC: gettext("тема"),
        Duty.HOMEWORK: gettext("задание"),
    }[owed.duty]
    if owed.state is DutyState.OVERDUE:
        return gettext("%(duty)s — срок прошёл") % {"duty": name}
    if owed.duty is Duty.HOMEWORK:
        return gettext("%(duty)s до %(time)s") % {"duty": name, "time": clock(owed.due_at)}
    return gettext("%(duty)s до конца дня") % {"duty": name}


def work_due(work: LessonWork) -> str:
    """Until when marks are put: the day of a work, the term of a kind that may become one.

    Source: R-2.6-b.
    """
    if work.due_on:
        return due_words(work.due_on)
    return gettext("отметки %(term)s") % {"term": term_words(work.term)} if work.term else ""


def for_day(on: date) -> str:
    """«На пятницу, 24 октября»."""
    weekday = (
        gettext("На понедельник, %(day)s"),
        gettext("На вторник, %(day)s"),
        gettext("На среду, %(day)s"),
        gettext("На четверг, %(day)s"),
        gettext("На пятницу, %(day)s"),
        gettext("На субботу, %(day)s"),
        gettext("На воскресенье, %(day)s"),
    )[on.weekday()]
    return weekday % {"day": day(on)}
