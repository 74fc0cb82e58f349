"""Fields that the forms of the desk share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from zhurnal.excuses.rules.coverage import Coverage
from zhurnal.homeroom.queries.class_to_read import Classmate

_WRONG_DAY = _("Напишите день числами, например 12.11.2026.")


class DayField(forms.DateField):
    """A day, chosen from the browser's calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages: ClassVar = {"invalid": _WRONG_DAY, "required": _("Укажите день.")}


class LessonField(forms.IntegerField):
    """The number of a lesson, if it matters."""

    widget = forms.NumberInput(attrs={"inputmode": "numeric", "min": "1", "max": "12"})

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=1, max_value=12, required=False, **options)


class PupilForm(forms.Form):
    """A form about one pupil of the class."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    pupil = forms.TypedChoiceField(
        label=_("Ученик"), coerce=UUID, error_messages={"required": _("Выберите ученика.")}
    )

    def __init__(self, *args: Any, pupils: Sequence[Classmate], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", "—"), *((str(each.pupil_id), each.name) for each in pupils)]
        self.fields["pupil"].choices = choices  # type: ignore[attr-defined]


def coverage_of(told: dict[str, Any]) -> Coverage:
    """The days and lessons that a form names; without a last day only the first."""
    return Coverage(
        told["first_on"],
        told["last_on"] or told["first_on"],
        told.get("first_lesson"),
        told.get("last_lesson"),
    )
