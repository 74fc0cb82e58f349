from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from zhurnal.interop.xlsx import limits
from zhurnal.kernel.verdict import refusal
from zhurnal.web.refusals import sentence


class UploadForm(forms.Form):
    """The choice of a workbook. Whether it can be read is for the command to say."""

    book = forms.FileField(
        label=_("Книга со списками"),
        help_text=_("Файл XLSX, до 10 МБ. Прежде чем что-то сохранить, покажем, что изменится."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        allow_empty_file=True,
        error_messages={"required": _("Выберите файл со списками.")},
    )

    def clean_book(self) -> UploadedFile[bytes]:
        book: UploadedFile[bytes] = self.cleaned_data["book"]
        if (book.size or 0) > limits.FILE_BYTES:
            megabytes = limits.FILE_BYTES // 1_000_000
            raise forms.ValidationError(sentence(refusal("file-too-large", megabytes=megabytes)))
        return book
