"""Why a list cannot be kept so, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "already-there": _("%(day)s ученик уже там, куда его переводят. Проверьте класс или группу."),
    "lists-not-yours": _("Списки школы ведут секретарь и администратор."),
    "move-before-he-came": _(
        "Ученик здесь с %(since)s: перевести его %(day)s нельзя. Проверьте дату приказа."
    ),
    "move-outside-the-year": _("%(day)s не входит в учебный год %(year)s. Проверьте дату приказа."),
    "place-unknown": _("Такого класса или группы нет. Обновите страницу и выберите из списка."),
    "pupil-not-there": _(
        "%(day)s этого ученика нет ни в одном классе или группе, откуда его переводят. "
        "Проверьте списки."
    ),
}
