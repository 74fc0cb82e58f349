"""The forms of a result's page, each of which becomes one entry."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from zhurnal.results.entries import AnyEntry, ConfirmResult, ObjectToResult, PutResult


class CellForm(forms.Form):
    """A form about one cell: the key of its entry, and the version its writer saw."""

    key = forms.UUIDField()
    version = forms.IntegerField(min_value=0)

    def entry(self, *, course: UUID, pupil: UUID, column: str) -> AnyEntry:
        """The entry of a valid form."""
        raise NotImplementedError

    def _of_cell(self, course: UUID, pupil: UUID, column: str) -> dict[str, Any]:
        named = {name: self.cleaned_data[name] for name in ("key", "version")}
        return {"course": course, "pupil": pupil, "column": column, **named}


class PutForm(CellForm):
    """The mark and, where one is needed, the reason."""

    value = forms.CharField(max_length=6, required=False)
    reason = forms.CharField(max_length=500, required=False)

    def entry(self, *, course: UUID, pupil: UUID, column: str) -> AnyEntry:
        return PutResult(
            **self._of_cell(course, pupil, column),
            value=self.cleaned_data["value"],
            reason=self.cleaned_data["reason"],
        )


class ConfirmForm(CellForm):
    """The subject teacher agrees."""

    def entry(self, *, course: UUID, pupil: UUID, column: str) -> AnyEntry:
        return ConfirmResult(**self._of_cell(course, pupil, column))


class ObjectForm(CellForm):
    """The subject teacher says what speaks against the mark."""

    objection = forms.CharField(
        max_length=500,
        error_messages={"required": _("Напишите, с чем вы не согласны.")},
    )

    def entry(self, *, course: UUID, pupil: UUID, column: str) -> AnyEntry:
        return ObjectToResult(
            **self._of_cell(course, pupil, column), objection=self.cleaned_data["objection"]
        )


#: By the button that was pressed.
FORMS: dict[str, type[CellForm]] = {
    "put": PutForm,
    "confirm": ConfirmForm,
    "object": ObjectForm,
}
