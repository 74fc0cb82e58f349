"""Form fields made from the types of the act: the bounds are said there and nowhere else."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from msgspec import inspect

from zhurnal.assessment.titles import CHOICES, TITLES


class Number(forms.DecimalField):
    """A decimal, with a comma or a point."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 4})

    def to_python(self, value: Any) -> Any:
        return super().to_python(str(value).replace(",", ".") if value else value)

    def prepare_value(self, value: Any) -> Any:
        return str(value).replace(".", ",") if value is not None else value


class Lines(forms.CharField):
    """A list of short texts or of days, one on each line."""

    def __init__(self, item: inspect.Type, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 2})
        super().__init__(required=False, widget=widget, **options)
        self._item = item

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, tuple):
            return value
        return "\n".join(_day(each) if isinstance(each, datetime.date) else each for each in value)

    def clean(self, value: Any) -> tuple[Any, ...]:
        lines = [line.strip() for line in str(super().clean(value)).splitlines()]
        field = leaf(self._item, "")
        return tuple(field.clean(line) for line in lines if line)


def leaves(kind: inspect.Type, path: str) -> Iterator[tuple[str, inspect.Type]]:
    """The single parameters inside a type, by path; tables are left out."""
    match kind:
        case inspect.StructType():
            for field in kind.fields:
                yield from leaves(field.type, f"{path}.{field.encode_name}".lstrip("."))
        case inspect.TupleType():
            for place, item in enumerate(kind.item_types):
                yield f"{path}.{place}", item
        case inspect.VarTupleType(item_type=inspect.StructType()):
            pass
        case _:
            yield path, kind


def tables(kind: inspect.Type, path: str = "") -> Iterator[tuple[str, inspect.StructType]]:
    """The tables inside a type, by path, with the type of a row."""
    match kind:
        case inspect.StructType():
            for field in kind.fields:
                yield from tables(field.type, f"{path}.{field.encode_name}".lstrip("."))
        case inspect.VarTupleType(item_type=inspect.StructType() as row):
            yield path, row


def leaf(kind: inspect.Type, path: str) -> forms.Field:  # noqa: PLR0911 - one for each type
    """The form field of a single parameter."""
    label: Any = TITLES.get(path, "")
    match kind:
        case inspect.BoolType():
            return forms.BooleanField(label=label, required=False)
        case inspect.EnumType():
            choices = [(each.value, words) for each, words in CHOICES[kind.cls].items()]
            return forms.ChoiceField(label=label, choices=choices)
        case inspect.IntType():
            return _integer(kind, label, required=True)
        case inspect.UnionType():
            return _integer(kind.types[0], label, required=False)
        case inspect.DecimalType():
            return Number(label=label, max_digits=5, decimal_places=2)
        case inspect.DateType():
            return forms.DateField(
                label=label,
                input_formats=["%d.%m.%Y", "%Y-%m-%d"],
                error_messages={"invalid": _("Напишите день так: 24.10.2026.")},
            )
        case inspect.VarTupleType():
            return Lines(kind.item_type, label=label)
        case inspect.StrType():
            return forms.CharField(label=label, max_length=kind.max_length)
        case _:
            raise TypeError(f"no form field for {kind}")


def initial(kind: inspect.Type, path: str, value: Any) -> dict[str, Any]:
    """What stands in the fields of a value."""
    found = {}
    for name, _kind in leaves(kind, path):
        here = value
        for step in name.removeprefix(path).lstrip(".").split("."):
            if step:
                here = here[int(step)] if step.isdecimal() else getattr(here, step)
        found[name] = here
    return found


def value_of(kind: inspect.Type, path: str, told: Mapping[str, Any]) -> Any:
    """The value that filled fields and tables say: ``told`` has both by path."""
    match kind:
        case inspect.StructType():
            return kind.cls(
                **{
                    field.name: value_of(
                        field.type, f"{path}.{field.encode_name}".lstrip("."), told
                    )
                    for field in kind.fields
                }
            )
        case inspect.TupleType():
            return tuple(told[f"{path}.{place}"] for place, _ in enumerate(kind.item_types))
        case inspect.EnumType():
            return kind.cls(told[path])
        case _:
            return told[path]


def _integer(kind: Any, label: Any, *, required: bool) -> forms.Field:
    hint = "" if required else _("Пусто — без ограничения.")
    return forms.IntegerField(
        label=label,
        required=required,
        help_text=hint,
        min_value=kind.ge,
        max_value=kind.le,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
    )


def _day(day: datetime.date) -> str:
    return day.strftime("%d.%m.%Y")
