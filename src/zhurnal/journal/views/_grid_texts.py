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
    return json_script({**_of_cells(), **_of_acts(), **_of_works(), **_of_several(), **_of_paste()})


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
        "grid-late-letter": gettext("оп"),
        "grid-nothing": gettext("пусто"),
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
        "grid-unreadable": gettext(
            "Впишите отметку (%(values)s), две через «/», точку или «н». "
            "Клавиша Esc вернёт прежнее."
        ),
        "grid-not-in-scale": gettext(
            "«%(value)s» нет в шкале, ничего не записано. Поставьте %(values)s или точку."
        ),
        "grid-too-many": gettext("Работ в этом уроке меньше. Добавьте работу: клавиша В."),
        "grid-all-present": gettext("Записано: все присутствуют."),
        "grid-confirmed": plural_forms(
            "Посещаемость подтверждена, отсутствует %(num)s.",
            "Посещаемость подтверждена, отсутствуют %(num)s.",
        ),
        "grid-nothing-undone": gettext("Отменять больше нечего."),
        "grid-nothing-redone": gettext("Возвращать больше нечего."),
        "grid-changed-since": gettext(
            "С тех пор запись здесь изменилась, она оставлена как есть. Историю покажет клавиша И."
        ),
    }


def _of_works() -> Mapping[str, str | dict[str, str]]:
    return {
        "grid-work": gettext("%(work)s, вес %(weight)s"),
        "grid-work-chosen": gettext("Отметки этого урока теперь за работу «%(work)s»."),
        "grid-work-sent": gettext("Работа добавляется; выберите её, когда она появится."),
        "grid-work-added": gettext("Работа добавлена, отметки теперь за неё."),
        "grid-second": gettext("Вторая отметка: %(work)s."),
    }


def _of_several() -> Mapping[str, str | dict[str, str]]:
    return {
        "grid-copied": plural_forms("Скопирована %(num)s клетка.", "Скопировано %(num)s клеток."),
        "grid-filled": plural_forms("Заполнена %(num)s клетка.", "Заполнено %(num)s клеток."),
        "grid-nothing-to-fill": gettext(
            "Заполнять нечем: выделите клетки (Shift и стрелки), в верхней должна стоять отметка."
        ),
        "grid-news-one": gettext("%(who)s: %(cell)s."),
        "grid-news": plural_forms(
            "%(who)s: %(num)s новая запись.", "%(who)s: %(num)s новых записей."
        ),
    }


def _of_paste() -> Mapping[str, str | dict[str, str]]:
    return {
        "grid-pasted": plural_forms("Вставлена %(num)s строка.", "Вставлено %(num)s строк."),
        "grid-paste-empty": gettext("Вставлять нечего: в скопированном нет отметок."),
        "grid-paste-shape": gettext(
            "Скопируйте один столбец отметок или два столбца: имена и отметки. Ничего не вставлено."
        ),
        "grid-paste-long": plural_forms(
            "Скопирована %(num)s строка, столько учеников не бывает. Скопируйте только свою "
            "группу. Ничего не вставлено.",
            "Скопировано %(num)s строк, столько учеников не бывает. Скопируйте только свою "
            "группу. Ничего не вставлено.",
        ),
        "grid-paste-all": plural_forms("Вставить %(num)s строку", "Вставить %(num)s строк"),
        "grid-paste-some": plural_forms(
            "Вставить только %(num)s строку без замечаний",
            "Вставить только %(num)s строк без замечаний",
        ),
        "grid-paste-problems": plural_forms(
            "С замечаниями: %(num)s строка, она не будет вставлена.",
            "С замечаниями: %(num)s строк, они не будут вставлены.",
        ),
        "grid-paste-unknown": gettext("нет в группе"),
        "grid-paste-several": gettext("таких несколько: допишите имя"),
        "grid-paste-twice": gettext("повторяется: оставьте одну строку"),
        "grid-paste-value": gettext("нет в шкале: %(values)s, точка или «н»"),
        "grid-paste-formula": gettext("формула: скопируйте значения"),
        "grid-paste-beyond": gettext("учеников меньше, чем строк"),
        "grid-paste-out": gettext("в этот день в группе не было"),
    }
