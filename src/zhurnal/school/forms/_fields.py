"""Fields that the forms of the lists share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _


class DayField(forms.DateField):
    """A day, chosen from the browser's calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages: ClassVar = {
        "invalid": _("Напишите день числами, например 12.11.2026."),
        "required": _("Укажите день."),
    }


class ManyField(forms.TypedMultipleChoiceField):
    """Several of some things, by id."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        super().__init__(coerce=UUID, **options)


def offer(field: forms.Field, things: Iterable[tuple[UUID, str]], empty: str = "") -> None:
    """Let a field be chosen from these things; ``empty`` is the word for none of them."""
    none: Sequence[tuple[str, str]] = [("", empty)] if empty else []
    field.choices = [*none, *((str(pk), name) for pk, name in things)]  # type: ignore[attr-defined]
