from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from zhurnal.assessment.rules.proposal import Current
from zhurnal.assessment.rules.scale import FIVE

#: «5*3» is a five of weight 3; people write the sign in many ways.
_MARK = re.compile(r"([1-5\u2022.])(?:[*\u00d7x\u0445/](\d{1,3}))?")
_MOST = 40


class ExampleForm(forms.Form):
    """Marks to try two versions of the act on."""

    marks = forms.CharField(
        label=_("Отметки для примера"),
        help_text=_("Через пробел; «5*3» — пятёрка с весом 3, «•» — долг."),
        initial="5*3 5 4*5 •",
        max_length=200,
    )
    hours = forms.IntegerField(
        label=_("Уроков в неделю"),
        initial=2,
        min_value=1,
        max_value=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
    )

    def clean_marks(self) -> list[Current]:
        found = []
        for word in self.cleaned_data["marks"].split()[:_MOST]:
            match = _MARK.fullmatch(word)
            value = match[1].replace(".", "•") if match else ""
            if match is None or not FIVE.accepts(value):
                raise forms.ValidationError(
                    _("«%(word)s» не отметка. Пишите так: 5 4*3 •"), params={"word": word}
                )
            found.append(Current(value, int(match[2] or 1)))
        return found
