"""What the editor of the timetable says in the browser."""

from __future__ import annotations

from django.utils.translation import gettext as _


def editor_texts() -> dict[str, str]:
    """The texts of the island, by key."""
    return {
        "tt-chosen": _(
            "Выбрано: %(title)s. Найдите место стрелками или мышью и нажмите Enter, чтобы "
            "поставить. Escape — отменить выбор."
        ),
        "tt-free": _("%(place)s: свободно."),
        "tt-busy": _("%(place)s: %(words)s"),
        "tt-dropped": _("Выбор отменён."),
        "tt-asked": _("%(words)s Enter ещё раз — поставить всё равно."),
        "tt-sending": _("Сохраняю…"),
        "tt-offline": _("Нет связи: изменение не сохранено. Попробуйте ещё раз."),
        "tt-signed-out": _("Вы вышли из журнала. Войдите и попробуйте ещё раз."),
        "tt-nothing": _("Сначала выберите предмет в списке или урок в таблице."),
    }
