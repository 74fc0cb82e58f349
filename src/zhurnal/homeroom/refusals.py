"""Why the homeroom teacher's desk says no, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "not-your-class": _(
        "Причины отсутствия указывает классный руководитель этого класса (п. 2.9). "
        "Если вы его замещаете, попросите завуча внести приказ."
    ),
    "nothing-to-excuse": _(
        "За эти дни у ученика нет пропусков. Проверьте даты или зарегистрируйте документ: "
        "будущие пропуски получат причину сами."
    ),
}
