"""The fields of the forms of a lesson."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

_DAY = _("Напишите день так: 24.10.2026.")
_MINUTES = _("Напишите число минут, например 25.")


class Several(forms.Field):
    """Every value a form sends under one name."""

    widget = forms.MultipleHiddenInput

    def __init__(self) -> None:
        super().__init__(required=False)


class Day(forms.DateField):
    """A day that may be left out."""

    def __init__(self, *, label: Any) -> None:
        super().__init__(label=label, required=False, error_messages={"invalid": _DAY})


class Minutes(forms.IntegerField):
    """How many minutes, if that is known."""

    def __init__(self, most: int) -> None:
        errors = {"invalid": _MINUTES}
        super().__init__(
            label=_("Минут"), min_value=1, max_value=most, required=False, error_messages=errors
        )


def read_uuid(word: str) -> UUID:
    """An id that the page itself has written."""
    try:
        return UUID(word)
    except ValueError:
        raise _unreadable() from None


def read_pair(word: str) -> tuple[UUID, int]:
    """«id:number» that the page itself has written."""
    name, _colon, number = word.partition(":")
    if not number.isdecimal() or len(number) > 9:
        raise _unreadable()
    return read_uuid(name), int(number)


def _unreadable() -> forms.ValidationError:
    return forms.ValidationError(_("Форма устарела. Обновите страницу и повторите."))
