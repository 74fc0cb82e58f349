"""The words of the grid's program, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from zhurnal.web.texts import json_script, plural_forms


def grid_texts() -> SafeString:
    """Texts by key, for ``lib/i18n.ts``; made once for each language."""
    return _grid_texts(get_language() or "")


def grid_dialogs() -> SafeString:
    """What the grid asks; drawn once for each language."""
    return _grid_dialogs(get_language() or "")


@cache
def _grid_texts(_language: str) -> SafeString:
    return json_script({**_of_cells(), **_of_acts(), **_of_works()})


@cache
def _grid_dialogs(_language: str) -> SafeString:
    return mark_safe(render_to_string("journal/journal_page/_dialogs.html"))  # noqa: S308


def _of_cells() -> Mapping[str, str | dict[str, str]]:
    return {
        "grid-debt": gettext("долг"),
        "grid-fixed": gettext("исправлено"),
        "grid-commented": gettext("есть комментарий"),
        "grid-unsent": gettext("на этом устройстве, отправим при связи"),
        "grid-conflict": gettext("ждёт вашего решения: нажмите Enter"),
        "grid-absent-letter": gettext("н"),
        "grid-lessons": plural_forms("%(num)s урок", "%(num)s уроков"),
        "grid-fold": gettext("Свернуть месяц"),
        "grid-edit": gettext("Отметки через «/», точка — долг, «н» — нет на уроке"),
    }


def _of_acts() -> Mapping[str, str | dict[str, str]]:
    return {
        "grid-reason": gettext(
            "Причину пропуска (б, у) вносит классный руководитель. Вы ставите «н» (п. 2.9)."
        ),
        "grid-cancelled": gettext("Урок отменён, записей на нём не ведут."),
        "grid-ahead": gettext(
            "Урок ещё не начался. Посещаемость и отметки записывают с начала урока (п. 2.5)."
        ),
        "grid-out": gettext("В этот день ученика в группе не было."),
        "grid-unmarked": gettext("В первом классе учатся без отметок."),
        "grid-no-mark": gettext("Сначала поставьте отметку: комментарий пишут к ней."),
        "grid-unreadable": gettext("Впишите отметку от 1 до 5, «5/4», точку или «н»."),
        "grid-too-many": gettext("Работ в этом уроке меньше. Добавьте работу: клавиша В."),
        "grid-all-present": gettext("Записано: все присутствуют."),
        "grid-confirmed": plural_forms(
            "Посещаемость подтверждена, отсутствует %(num)s.",
            "Посещаемость подтверждена, отсутствуют %(num)s.",
        ),
        "grid-nothing-undone": gettext("Отменять больше нечего."),
    }


def _of_works() -> Mapping[str, str | dict[str, str]]:
    return {
        "grid-work": gettext("%(work)s, вес %(weight)s"),
        "grid-work-chosen": gettext("Отметки этого урока теперь за работу «%(work)s»."),
        "grid-work-sent": gettext("Работа добавляется; выберите её, когда она появится."),
        "grid-work-added": gettext("Работа добавлена, отметки теперь за неё."),
        "grid-second": gettext("Вторая отметка: %(work)s."),
    }
