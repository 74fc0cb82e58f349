"""The order by which substitutes are named."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from zhurnal.timetable.entries import OrderEntry


class OrderForm(forms.Form):
    """Number and day of the order, and why the teacher is away."""

    number = forms.CharField(
        label=_("Номер приказа"),
        max_length=40,
        error_messages={"required": _("Впишите номер приказа: замещение даёт доступ к журналу.")},
    )
    order_on = forms.DateField(
        label=_("Дата приказа"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Впишите дату приказа: с неё начинается доступ."),
            "invalid": _("Напишите день так: 24.10.2026."),
        },
    )
    reason = forms.CharField(label=_("Почему нет учителя"), max_length=200, required=False)

    def order(self) -> OrderEntry:
        """The order of a valid form."""
        told = self.cleaned_data
        return OrderEntry(number=told["number"], on=told["order_on"], reason=told["reason"])
