"""The orders by which substitutes are named and lessons changed."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from zhurnal.timetable.entries import OrderEntry
from zhurnal.timetable.queries.lesson_to_change import LessonToChange


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


#: What an order may change about a lesson, and the field that says the rest.
KINDS = {
    "move": (_("Перенести на другой день или номер"), "to_on"),
    "swap": (_("Поменять местами с другим уроком"), "swap_with"),
    "merge": (_("Объединить с группой, у которой урок в это же время"), "merge_with"),
    "remote": (_("Провести дистанционно"), ""),
    "cancel": (_("Отменить"), ""),
}


class ChangeForm(OrderForm):
    """An order that changes one lesson: what it does, and where to or with which lesson."""

    number = forms.CharField(
        label=_("Номер приказа"),
        max_length=40,
        error_messages={"required": _("Впишите номер приказа: уроки меняют по приказу.")},
    )
    reason = forms.CharField(label=_("Почему"), max_length=200, required=False)
    kind = forms.ChoiceField(
        label=_("Что сделать с уроком"),
        choices=[(code, title) for code, (title, _field) in KINDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Выберите, что сделать с уроком.")},
    )
    to_on = forms.DateField(
        label=_("Перенести на день"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Напишите день так: 24.10.2026.")},
    )
    to_number = forms.IntegerField(
        label=_("Номер урока"), required=False, min_value=0, max_value=20
    )
    swap_with = forms.ChoiceField(label=_("Поменять с уроком"), required=False)
    merge_with = forms.ChoiceField(label=_("Объединить с уроком"), required=False)
    confirmed = forms.BooleanField(
        label=_("Да, отменить урок, хотя на нём есть записи"), required=False
    )

    field_order = ("kind", "to_on", "to_number", "swap_with", "merge_with", "confirmed")

    def __init__(self, lesson: LessonToChange, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("swap_with", lesson.swaps), ("merge_with", lesson.merges)):
            field = cast("forms.ChoiceField", self.fields[name])
            field.choices = [("", _("Выберите урок")), *choices]
        if not lesson.written:
            del self.fields["confirmed"]

    def clean(self) -> dict[str, Any]:
        """What was chosen says its rest too."""
        told = self.cleaned_data
        _title, name = KINDS.get(told.get("kind", ""), ("", ""))
        needed = {"to_on": ("to_on", "to_number")}.get(name, (name,) if name else ())
        for each in needed:
            if told.get(each) in {None, ""} and each not in self.errors:
                self.add_error(each, _SAID[each])
        return told


_SAID = {
    "to_on": _("Впишите день, на который переносится урок."),
    "to_number": _("Впишите номер урока в этот день."),
    "swap_with": _("Выберите урок, с которым он меняется местами."),
    "merge_with": _("Выберите урок группы, с которой объединяется эта."),
}
