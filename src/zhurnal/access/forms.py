"""What deputy heads enter about rights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from zhurnal.access.entries import HomeroomEntry

_WRONG_DAY = _("Напишите день числами, например 12.11.2026.")


class HomeroomForm(forms.Form):
    """An order: who leads which class, from which day, until which."""

    class_group = forms.TypedChoiceField(
        label=_("Класс"), coerce=UUID, error_messages={"required": _("Выберите класс.")}
    )
    person = forms.TypedChoiceField(
        label=_("Кто"), coerce=UUID, error_messages={"required": _("Выберите сотрудника.")}
    )
    first_on = forms.DateField(
        label=_("С"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _WRONG_DAY, "required": _("Укажите день.")},
    )
    last_on = forms.DateField(
        label=_("По"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _WRONG_DAY},
    )
    order_number = forms.CharField(
        label=_("Номер приказа"),
        max_length=40,
        error_messages={"required": _("Напишите номер приказа.")},
    )

    def __init__(
        self,
        *args: Any,
        classes: Sequence[tuple[UUID, str]],
        staff: Sequence[tuple[UUID, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        for name, choices in (("class_group", classes), ("person", staff)):
            listed = [("", "—"), *((str(pk), title) for pk, title in choices)]
            self.fields[name].choices = listed  # type: ignore[attr-defined]

    def entry(self) -> HomeroomEntry:
        """The order of a valid form."""
        told = self.cleaned_data
        return HomeroomEntry(
            person_id=told["person"],
            class_id=told["class_group"],
            first_on=told["first_on"],
            last_on=told["last_on"],
            order_number=told["order_number"],
        )
