"""A new pupil: who he is, by which order he comes, who represents him."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from zhurnal.school.entries import GuardianEntry, MovementEntry, PupilEntry
from zhurnal.school.forms._fields import DayField, offer
from zhurnal.school.forms.order import OrderHead
from zhurnal.school.models import Guardianship, MovementKind
from zhurnal.school.models.people import Sex
from zhurnal.school.queries.order_choices import OrderChoices

_NAME = _("Впишите, как в документе.")


_KINSHIP = (
    (Guardianship.Kind.MOTHER, _("мать")),
    (Guardianship.Kind.FATHER, _("отец")),
    (Guardianship.Kind.GUARDIAN, _("опекун")),
    (Guardianship.Kind.TRUSTEE, _("попечитель")),
    (Guardianship.Kind.FOSTER, _("приёмный родитель")),
)


class PersonForm(forms.Form):
    """Names as documents have them."""

    last_name = forms.CharField(
        label=_("Фамилия"), max_length=80, error_messages={"required": _NAME}
    )
    first_name = forms.CharField(label=_("Имя"), max_length=80, error_messages={"required": _NAME})
    patronymic = forms.CharField(label=_("Отчество"), max_length=80, required=False)


class PupilForm(PersonForm):
    """A pupil as his personal file begins."""

    sex = forms.ChoiceField(label=_("Пол"), choices=[("", "—"), *Sex.choices], required=False)
    birth_date = DayField(label=_("Дата рождения"), required=False)
    file_number = forms.CharField(
        label=_("Номер личного дела"),
        max_length=32,
        error_messages={"required": _("Впишите номер личного дела: по нему узнают ученика.")},
    )

    def entry(self) -> PupilEntry:
        """The pupil of a valid form; his class is a matter of the order."""
        return PupilEntry(**self.cleaned_data, class_name="", enrolled_from=None)


class ArrivalForm(OrderHead):
    """The order by which a new pupil comes."""

    kind = forms.ChoiceField(
        label=_("Вид приказа"),
        choices=[
            (kind.value, kind.label) for kind in (MovementKind.ARRIVAL, MovementKind.ENROLMENT)
        ],
    )
    into = forms.TypedChoiceField(
        label=_("В какой класс"), coerce=UUID, error_messages={"required": _("Выберите класс.")}
    )
    place = forms.CharField(label=_("Откуда прибывает"), max_length=200, required=False)
    reason = forms.CharField(label=_("Основание"), max_length=200, required=False)

    def __init__(self, *args: Any, choices: OrderChoices, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self.fields["into"], choices.classes, "—")

    def order(self) -> MovementEntry:
        """The order of a valid form, still about nobody."""
        return MovementEntry(**self.cleaned_data, pupils=())


class GuardianForm(PersonForm):
    """A legal representative; an empty form is nobody."""

    use_required_attribute = False
    kind = forms.ChoiceField(label=_("Кем приходится"), choices=_KINSHIP)
    phone = forms.CharField(label=_("Телефон"), max_length=32, required=False)

    def entry(self, file_number: str) -> GuardianEntry | None:
        """The representative of a valid form, or nobody."""
        if not self.has_changed():
            return None
        return GuardianEntry(**self.cleaned_data, file_number=file_number, who=self.prefix or "")
