"""Words of a lesson page that depend on numbers and states, for the page and for its program."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from django.utils.translation import get_language, gettext, ngettext

from zhurnal.journal.rules.owed import Clause, Duty
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
        "taken": gettext("отмечено"),
        "late": gettext("оп %(num)s′"),
        "late-some": gettext("оп"),
        "mean": gettext("средняя %(mean)s"),
        "marks": plural_forms("%(num)s отметка", "%(num)s отметок"),
        "no-marks": gettext("отметок ещё нет"),
        "written": gettext("записано"),
        "load": gettext("%(value)s из %(max)s"),
        "minutes-left": gettext("мин"),
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


def duty_words(duty: Duty) -> str:
    """A duty that is not done, with its minute: «задание до 15:25», «тема до конца дня»."""
    name = {
        Clause.ATTENDANCE: gettext("присутствие"),
        Clause.TOPIC: gettext("тема"),
        Clause.HOMEWORK: gettext("задание"),
        Clause.MARKS: gettext("отметки"),
    }[duty.clause]
    return gettext("%(duty)s %(until)s") % {"duty": name, "until": until(duty)}


def until(duty: Duty) -> str:
    """Until when a duty of today may be done: a minute, the end of the day, or a day."""
    if duty.clause is Clause.HOMEWORK:
        return gettext("до %(time)s") % {"time": clock(duty.due_at)}
    if duty.clause is Clause.MARKS:
        return gettext("до %(day)s") % {"day": day(duty.due_at)}
    return gettext("до конца дня")


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
