"""What a parent writes in the diary."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from zhurnal.excuses.entries import NoticeEntry
from zhurnal.excuses.rules.coverage import Coverage

_WRONG_DAY = _("Напишите день числами, например 12.11.2026.")
_DAY = {"type": "date"}
_NUMBER = {"inputmode": "numeric", "min": "1", "max": "12"}


class NoticeForm(forms.Form):
    """The child will be away: which days and lessons, a word to the teachers."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    first_on = forms.DateField(
        label=_("Первый день"),
        widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
        error_messages={"invalid": _WRONG_DAY, "required": _("Укажите день.")},
    )
    last_on = forms.DateField(
        label=_("Последний день"),
        required=False,
        widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
        error_messages={"invalid": _WRONG_DAY},
    )
    first_lesson = forms.IntegerField(
        label=_("С какого урока"),
        required=False,
        min_value=1,
        max_value=12,
        widget=forms.NumberInput(attrs=_NUMBER),
    )
    last_lesson = forms.IntegerField(
        label=_("По какой урок"),
        required=False,
        min_value=1,
        max_value=12,
        widget=forms.NumberInput(attrs=_NUMBER),
    )
    text = forms.CharField(
        label=_("Что передать учителям"),
        help_text=_("Диагноз не пишите: прочтут все учителя класса."),
        max_length=200,
        required=False,
    )

    def entry(self, pupil: UUID) -> NoticeEntry:
        """The notice of a valid form; without a last day only the first."""
        told = self.cleaned_data
        return NoticeEntry(
            key=told["key"],
            pupil=pupil,
            coverage=Coverage(
                told["first_on"],
                told["last_on"] or told["first_on"],
                told["first_lesson"],
                told["last_lesson"],
            ),
            text=told["text"],
        )
