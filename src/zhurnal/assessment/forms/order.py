from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from zhurnal.assessment.commands.enact_act import Order

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_UNREADABLE = {"invalid": _("Напишите день так: 24.10.2026.")}


class OrderForm(forms.Form):
    """The order that enacts a version. Whether it may is for the command to say."""

    number = forms.CharField(label=_("Номер приказа"), max_length=40)
    on = forms.DateField(label=_("Дата приказа"), widget=_DAY, error_messages=_UNREADABLE)
    in_force_from = forms.DateField(
        label=_("Действует с"),
        help_text=_("Уроки с этого дня судят по новой редакции, прежние — по прежней."),
        widget=_DAY,
        error_messages=_UNREADABLE,
    )
    scan = forms.FileField(
        label=_("Скан приказа"),
        help_text=_("PDF, PNG или JPEG, до 5 МБ."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
    )

    def order(self) -> Order:
        """The order of a valid form."""
        told = self.cleaned_data
        scan: UploadedFile[bytes] | None = told["scan"]
        return Order(
            number=told["number"],
            on=told["on"],
            in_force_from=told["in_force_from"],
            scan=scan.read() if scan else None,
            scan_name=scan.name or "" if scan else "",
        )
