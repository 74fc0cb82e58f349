"""An order about pupils."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from zhurnal.school.entries import MovementEntry
from zhurnal.school.forms._fields import DayField, ManyField, offer
from zhurnal.school.models import MovementKind
from zhurnal.school.queries.order_choices import OrderChoices
from zhurnal.school.rules.movement import EFFECTS

_FROM_WHERE = {
    MovementKind.ARRIVAL: _("Откуда прибывает"),
    MovementKind.DEPARTURE: _("Куда выбывает"),
}


class OrderHead(forms.Form):
    """The number and the day of an order, and the day from which it holds."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    number = forms.CharField(
        label=_("Номер приказа"),
        max_length=40,
        error_messages={"required": _("Впишите номер приказа: движение учеников только по нему.")},
    )
    order_on = DayField(label=_("Дата приказа"))
    on = DayField(
        label=_("С какого дня"), help_text=_("Первый день на новом месте или уже не в школе.")
    )


class RollOverForm(forms.Form):
    """The order by which a school passes to the next year, and its new first grades."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    number = forms.CharField(
        label=_("Номер приказа"),
        max_length=40,
        error_messages={"required": _("Впишите номер приказа: движение учеников только по нему.")},
    )
    order_on = DayField(label=_("Дата приказа"))
    first_grades = forms.RegexField(
        r"\A\s*(1[^\s,\d]{0,6}\s*(,\s*|\Z))*\Z",
        label=_("Новые первые классы"),
        required=False,
        max_length=120,
        help_text=_("Через запятую: 1А, 1Б. Учеников в них зачисляют приказами."),
        error_messages={"invalid": _("Напишите названия первых классов через запятую: 1А, 1Б.")},
    )

    def names(self) -> tuple[str, ...]:
        """The names of the new first grades."""
        told = self.cleaned_data["first_grades"].split(",")
        return tuple(dict.fromkeys(name.strip() for name in told if name.strip()))


class OrderForm(OrderHead):
    """An order of one kind; fields that it has no use for are not in it."""

    pupils = ManyField(
        label=_("Ученики"), error_messages={"required": _("Выберите хотя бы одного ученика.")}
    )
    into = forms.TypedChoiceField(
        label=_("В какой класс"), coerce=UUID, error_messages={"required": _("Выберите класс.")}
    )
    out_of = ManyField(label=_("Уходят из групп"), required=False)
    groups = ManyField(label=_("Приходят в группы"), required=False)
    place = forms.CharField(max_length=200, required=False)
    reason = forms.CharField(label=_("Основание"), max_length=200, required=False)

    def __init__(self, *args: Any, kind: str, choices: OrderChoices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind = MovementKind(kind)
        effect = EFFECTS[kind]
        offer(self.fields["pupils"], choices.pupils)
        offer(self.fields["into"], choices.classes, "—")
        offer(self.fields["out_of"], choices.out_of)
        offer(self.fields["groups"], choices.groups)
        self.fields["place"].label = _FROM_WHERE.get(self.kind)
        unused = {
            "into": not effect.enters_class,
            "out_of": not choices.out_of,
            "groups": not choices.groups,
            "place": self.kind not in _FROM_WHERE,
        }
        for name in (name for name, none in unused.items() if none):
            del self.fields[name]

    def entry(self) -> MovementEntry:
        """The order of a valid form."""
        told = self.cleaned_data
        return MovementEntry(
            key=told["key"],
            kind=self.kind,
            number=told["number"],
            order_on=told["order_on"],
            on=told["on"],
            pupils=tuple(told["pupils"]),
            into=told.get("into") or None,
            groups=tuple(told.get("groups", ())),
            out_of=tuple(told.get("out_of", ())),
            place=told.get("place", ""),
            reason=told["reason"],
        )
