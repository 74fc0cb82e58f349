"""The forms of a plan: a line of it, the order that approves it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from zhurnal.curriculum.entries import LineText, WriteLine

_TEXT = ("section", "topic", "work", "homework")


class LineForm(forms.Form):
    """A line of a plan; why it changes is asked once the plan is approved."""

    topic = forms.CharField(
        label=_("Тема урока"),
        max_length=500,
        error_messages={"required": _("Впишите тему урока: без неё строки в плане не бывает.")},
    )
    section = forms.CharField(label=_("Раздел"), max_length=200, required=False)
    work = forms.CharField(
        label=_("Вид контроля"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"list": "kinds-of-control"}),
    )
    homework = forms.CharField(label=_("Домашнее задание"), max_length=500, required=False)
    reason = forms.CharField(
        label=_("Причина корректировки"),
        max_length=300,
        error_messages={
            "required": _(
                "План утверждён: напишите причину, она войдёт в лист корректировки (п. 2.7)."
            )
        },
    )
    line = forms.UUIDField(required=False, widget=forms.HiddenInput)
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, by_correction: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not by_correction:
            del self.fields["reason"]
        self.fields["topic"].widget.attrs["autofocus"] = True

    def entry(self, plan_id: UUID) -> WriteLine:
        """The entry of a valid form."""
        told = self.cleaned_data
        return WriteLine(
            plan=plan_id,
            line=told["line"],
            after=told["after"],
            version=told["version"] or 0,
            text=LineText(
                **{name: told[name] for name in ("section", "topic", "work", "homework")}
            ),
            reason=told.get("reason", ""),
        )


class ApprovalForm(forms.Form):
    """Number and day of the order that approves a plan."""

    order_number = forms.CharField(
        label=_("Номер приказа"),
        max_length=40,
        error_messages={"required": _("Впишите номер приказа, которым утверждён план.")},
    )
    order_on = forms.DateField(
        label=_("Дата приказа"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Впишите дату приказа."),
            "invalid": _("Напишите день так: 24.10.2026."),
        },
    )
