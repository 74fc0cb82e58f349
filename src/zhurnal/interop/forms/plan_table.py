from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zhurnal.interop.xlsx import limits
from zhurnal.interop.xlsx.plan_table import from_file, pasted
from zhurnal.interop.xlsx.workbook import Table
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.web.refusals import sentence


class PlanTableForm(forms.Form):
    """A plan's table, pasted or as a file."""

    table = forms.CharField(
        label=_("Таблица плана"),
        help_text=_(
            "Выделите таблицу в Word или Excel вместе с заголовками, скопируйте и вставьте сюда. "
            "Столбцы узнаем по заголовкам: тема урока, раздел, контроль, домашнее задание, часы."
        ),
        max_length=400_000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    book = forms.FileField(
        label=_("или файл XLSX, CSV"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        try:
            told["rows"] = self._rows(told)
        except Refused as refused:
            self.add_error(None, sentence(refused.verdict))
        return told

    def _rows(self, told: dict[str, Any]) -> Table:
        book, text = told.get("book"), told.get("table", "")
        if book and (book.size or 0) > limits.FILE_BYTES:
            raise Refused(refusal("file-too-large", megabytes=limits.FILE_BYTES // 1_000_000))
        table = from_file(book.read()) if book else pasted(text)
        if not table.rows:
            raise Refused(refusal("plan-table-empty"))
        return table
