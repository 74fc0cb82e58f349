"""Why a substitute cannot be named, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "act-has-entries": _(
        "На уроке %(day)s (%(number)s урок) уже есть записи, поэтому приказ целиком не снять. "
        "Снимите замены по одной: записанное останется."
    ),
    "order-after-the-window": _(
        "Приказ позже срока замещения: за урок %(day)s замещающий записывает до %(until)s "
        "(п. 2.3). Проверьте дату приказа."
    ),
    "order-in-the-future": _(
        "Дата приказа %(day)s ещё не наступила. Впишите дату подписанного приказа."
    ),
    "slot-outside": _(
        "Такого места в неделе нет: дни с 1 по %(days)s, уроки с 0 по %(last)s. Обновите страницу."
    ),
    "slot-taken-by-itself": _("Этот предмет уже стоит %(number)s уроком в этот день."),
    "slot-unknown": _(
        "Такого урока или предмета в расписании нет. Обновите страницу: его могли изменить."
    ),
    "substitute-is-the-teacher": _(
        "%(number)s урок ведёт сам этот учитель: замещать его некому. Выберите другого."
    ),
    "substituted-lesson-cancelled": _(
        "%(number)s урок %(day)s отменён, замещать его не нужно. Обновите страницу."
    ),
    "timetable-after-year": _("Учебный год кончается %(last)s. Выберите день не позже."),
    "timetable-past": _(
        "Прошедшие дни расписания не меняются. Выберите день с %(today)s или позже."
    ),
    "substitution-unknown": _(
        "Такого урока или учителя в расписании нет. Обновите страницу: расписание могло измениться."
    ),
}
