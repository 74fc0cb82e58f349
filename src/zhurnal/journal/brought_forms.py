"""The paper by which a pupil brings marks from elsewhere, and its marks line by line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from zhurnal.journal.brought import BringMarks, BroughtLine
from zhurnal.journal.queries.brought_marks import BroughtMarks

#: So many marks fit one form; a longer list is entered in parts.
LINES = 10
_DAY_WIDGET = {"type": "date"}
_WRONG_DAY = _("Напишите день числами, например 12.11.2026.")


class PaperForm(forms.Form):
    """Who issued the paper, its number and day, its scan."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    issued_by = forms.CharField(
        label=_("Кто выдал"),
        max_length=120,
        error_messages={"required": _("Впишите школу или больницу, выдавшую документ.")},
    )
    number = forms.CharField(
        label=_("Номер документа"),
        max_length=40,
        error_messages={"required": _("Впишите номер документа: отметки только по нему.")},
    )
    issued_on = forms.DateField(
        label=_("Дата документа"),
        widget=forms.DateInput(attrs=_DAY_WIDGET, format="%Y-%m-%d"),
        error_messages={"required": _("Укажите дату документа."), "invalid": _WRONG_DAY},
    )
    scan = forms.FileField(
        label=_("Скан"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
        help_text=_("PDF, PNG или JPEG до 5 МБ. Диагноз закройте: журнал его не хранит."),
    )

    def entry(self, pupil_id: UUID, lines: Sequence[BroughtLine]) -> BringMarks:
        """The paper of a valid form with its marks."""
        told = self.cleaned_data
        return BringMarks(
            key=told["key"],
            pupil_id=pupil_id,
            issued_by=told["issued_by"],
            number=told["number"],
            issued_on=told["issued_on"],
            lines=tuple(lines),
            scan=told["scan"].read() if told["scan"] else None,
        )


class LineForm(forms.Form):
    """One mark of the paper; an empty line is none."""

    use_required_attribute = False
    subject = forms.TypedChoiceField(
        label=_("Предмет"), coerce=UUID, error_messages={"required": _("Выберите предмет.")}
    )
    on = forms.DateField(
        label=_("День"),
        widget=forms.DateInput(attrs=_DAY_WIDGET, format="%Y-%m-%d"),
        error_messages={"required": _("Укажите день работы."), "invalid": _WRONG_DAY},
    )
    type = forms.ChoiceField(
        label=_("Вид работы"), error_messages={"required": _("Выберите вид работы (п. 2.7).")}
    )
    value = forms.CharField(
        label=_("Отметка"), max_length=8, error_messages={"required": _("Впишите отметку.")}
    )

    def __init__(self, *args: Any, page: BroughtMarks, **options: Any) -> None:
        super().__init__(*args, **options)
        self.empty_permitted = True
        subjects = ((str(pk), name) for pk, name in page.subjects)
        self.fields["subject"].choices = [("", "—"), *subjects]  # type: ignore[attr-defined]
        self.fields["type"].choices = [("", "—"), *page.kinds]  # type: ignore[attr-defined]

    def line(self) -> BroughtLine | None:
        """The mark of a valid line, or none."""
        if not self.has_changed():
            return None
        told = self.cleaned_data
        return BroughtLine(
            subject_id=told["subject"], on=told["on"], type=told["type"], value=told["value"]
        )
