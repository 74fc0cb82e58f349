"""Orders about lessons and days, and the holidays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from zhurnal.school.entries import DayOrderEntry, HolidayEntry
from zhurnal.school.models import DayOrder
from zhurnal.timetable.entries import OrderEntry
from zhurnal.timetable.queries.lesson_to_change import LessonToChange

_WEEKDAYS = (
    (1, _("понедельника")),
    (2, _("вторника")),
    (3, _("среды")),
    (4, _("четверга")),
    (5, _("пятницы")),
    (6, _("субботы")),
)
_KINDS = (
    (DayOrder.Kind.OFF, _("Нет занятий: мороз, карантин")),
    (DayOrder.Kind.MOVED, _("Учатся по расписанию другого дня")),
    (DayOrder.Kind.REMOTE, _("Учатся дистанционно")),
    (DayOrder.Kind.SHORT, _("Сокращённые уроки")),
)


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


class _GradesForm(forms.Form):
    """Something that holds for chosen grades; none chosen means all."""

    grades = forms.TypedMultipleChoiceField(
        label=_("Для каких параллелей"),
        help_text=_("Не отмечена ни одна — для всей школы."),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, grades: Sequence[int], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["grades"].choices = [(each, str(each)) for each in grades]  # type: ignore[attr-defined]


def _day(label: Any, missing: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": missing, "invalid": _("Напишите день так: 24.10.2026.")},
    )


class DayOrderForm(_GradesForm):
    """Days unlike the others, by order."""

    kind = forms.ChoiceField(label=_("Что за день"), choices=_KINDS)
    first_on = _day(_("С какого дня"), _("Впишите день."))
    last_on = forms.DateField(
        label=_("По какой день"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Напишите день так: 24.10.2026.")},
    )
    by_weekday = forms.TypedChoiceField(
        label=_("По расписанию"),
        help_text=_("Только для переноса: суббота по расписанию понедельника."),
        choices=(("", "—"), *_WEEKDAYS),
        coerce=int,
        empty_value=None,
        required=False,
    )
    number = forms.CharField(
        label=_("Номер приказа"),
        max_length=40,
        error_messages={"required": _("Впишите номер приказа: особый день бывает по приказу.")},
    )
    order_on = _day(_("Дата приказа"), _("Впишите дату приказа."))
    reason = forms.CharField(
        label=_("Почему"),
        help_text=_("Это увидят учителя, ученики и родители: мороз −34, карантин по гриппу."),
        max_length=200,
        error_messages={"required": _("Напишите, почему день особый: это увидят в календаре.")},
    )

    def clean(self) -> dict[str, Any]:
        """A moved day says by which weekday; other days do not."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("kind") != DayOrder.Kind.MOVED:
            told["by_weekday"] = None
        elif not told.get("by_weekday"):
            self.add_error("by_weekday", _("Выберите, по расписанию какого дня учатся."))
        return told

    def entry(self) -> DayOrderEntry:
        """The order of a valid form."""
        told = self.cleaned_data
        return DayOrderEntry(
            kind=told["kind"],
            first_on=told["first_on"],
            last_on=told["last_on"] or told["first_on"],
            order_number=told["number"],
            order_on=told["order_on"],
            reason=told["reason"],
            grades=tuple(told["grades"]),
            by_weekday=told["by_weekday"],
        )


class HolidayForm(_GradesForm):
    """Days without lessons: holidays, or a single public holiday."""

    name = forms.CharField(
        label=_("Название"),
        max_length=80,
        error_messages={"required": _("Назовите каникулы или праздник.")},
    )
    starts_on = _day(_("Первый день"), _("Впишите первый день."))
    ends_on = _day(_("Последний день"), _("Впишите последний день."))

    def entry(self) -> HolidayEntry:
        """The holidays of a valid form."""
        told = self.cleaned_data
        return HolidayEntry(
            name=told["name"],
            starts_on=told["starts_on"],
            ends_on=told["ends_on"],
            grades=tuple(told["grades"]),
        )


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
