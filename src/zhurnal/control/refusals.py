"""Why a duty is not waived, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "no-such-obligation": _("Такой обязанности в школе нет. Обновите страницу."),
    "obligation-not-open": _(
        "Снять можно только то, что начато и ещё не сделано. Обновите страницу: запись могла "
        "появиться."
    ),
    "waiver-needs-reason": _(
        "Напишите, почему обязанность снята: снятые считаются отдельно, и причину видно всем, кто "
        "проверяет (п. 2.10)."
    ),
}
