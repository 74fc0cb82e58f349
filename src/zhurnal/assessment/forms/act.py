"""The form of a version: every parameter of the act, its tables as rows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from msgspec import inspect, structs

from zhurnal.assessment.act import Act
from zhurnal.assessment.forms import fields
from zhurnal.assessment.rules.faults import Fault, faults
from zhurnal.assessment.work_kinds import WorkKind
from zhurnal.web.refusals import sentence

#: The act as a type: what its form is made from.
ACT = inspect.type_info(Act)
#: More rows than any act has.
_MOST = 60


class ActForm:
    """Single parameters and tables, read from what was typed or from an act.

    Source: M-5.
    """

    def __init__(self, act: Act, data: QueryDict | None = None, *, add: str = "") -> None:
        self.single = _single()(data, initial=fields.initial(ACT, "", act))
        self.tables = {
            path: _table(path, _plus_one(data, path) if path == add else data, act)
            for path, _row in fields.tables(ACT)
        }
        self.faults: list[Fault] = []

    def is_valid(self) -> bool:
        """Whether everything can be read and nothing contradicts itself."""
        read = [self.single.is_valid(), *(table.is_valid() for table in self.tables.values())]
        self.faults = faults(self.act()) if all(read) else []
        return all(read) and not self.faults

    def act(self) -> Act:
        """The act that was typed."""
        told = dict(self.single.cleaned_data)
        for path, row in fields.tables(ACT):
            told[path] = tuple(_rows(self.tables[path], row, path))
        act: Act = fields.value_of(ACT, "", told)
        return structs.replace(act, work_kinds=_with_codes(act.work_kinds))

    def errors(self) -> list[tuple[str, str]]:
        """Everything wrong: the place on the page, the sentence."""
        found = [
            (bound.id_for_label, f"{bound.label}{where}: {' '.join(map(str, bound.errors))}")
            for where, form in self._forms()
            for bound in form
            if bound.errors
        ]
        return found + [(fault.path, sentence(fault.verdict)) for fault in self.faults]

    def sentences(self, path: str) -> list[str]:
        """What contradicts itself at a parameter."""
        return [sentence(fault.verdict) for fault in self.faults if fault.path == path]

    def _forms(self) -> Iterator[tuple[str, forms.BaseForm]]:
        yield "", self.single
        for table in self.tables.values():
            for number, row in enumerate(table.forms, start=1):
                yield gettext(", строка %(number)s") % {"number": number}, row


class _Row(forms.Form):
    """A row of a table. An added row with nothing typed in it is none: choices are always made."""

    def has_changed(self) -> bool:
        choices = {name for name, field in self.fields.items() if hasattr(field, "choices")}
        return not choices.issuperset(self.changed_data)


@cache
def _single() -> type[forms.Form]:
    made = {path: fields.leaf(kind, path) for path, kind in fields.leaves(ACT, "")}
    return type("SingleForm", (forms.Form,), made)


@cache
def _row_form(path: str) -> type[forms.Form]:
    row = dict(fields.tables(ACT))[path]
    made = {name: fields.leaf(kind, name) for name, kind in fields.leaves(row, path)}
    code = made.get("work_kinds.code")
    if code is not None:
        code.required, code.widget = False, forms.HiddenInput()
    return type("RowForm", (_Row,), made)


def _table(path: str, data: QueryDict | None, act: Act) -> Any:
    row = dict(fields.tables(ACT))[path]
    value: Any = act
    for name in path.split("."):
        value = getattr(value, name)
    rows = forms.formset_factory(
        _row_form(path), extra=0, can_delete=True, max_num=_MOST, absolute_max=_MOST
    )
    initial = [fields.initial(row, path, each) for each in value]
    return rows(data, initial=initial, prefix=path)


def _plus_one(data: QueryDict | None, path: str) -> QueryDict | None:
    if data is None:
        return None
    more = data.copy()
    total = more.get(f"{path}-TOTAL_FORMS", "0")
    if total.isdecimal() and int(total) < _MOST:
        more[f"{path}-TOTAL_FORMS"] = str(int(total) + 1)
    return more


def _rows(table: Any, row: inspect.StructType, path: str) -> list[Any]:
    return [
        fields.value_of(row, path, form.cleaned_data)
        for form in table.forms
        if form.cleaned_data and not form.cleaned_data.get("DELETE")
    ]


def _with_codes(kinds: tuple[WorkKind, ...]) -> tuple[WorkKind, ...]:
    """New kinds get a code that no other has."""
    taken = {kind.code for kind in kinds}
    free = (code for n in range(1, 2 * _MOST) if (code := f"own-{n}") not in taken)
    return tuple(kind if kind.code else structs.replace(kind, code=next(free)) for kind in kinds)
