from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from zhurnal.excuses.entries import ExemptionEntry
from zhurnal.homeroom.forms._fields import DayField, PupilForm, coverage_of


class ExemptionForm(PupilForm):
    """An exemption from exercise in physical education, by dates."""

    first_on = DayField(label=_("С"))
    last_on = DayField(label=_("По"))
    number = forms.CharField(label=_("Номер справки"), max_length=40, required=False)

    def entry(self) -> ExemptionEntry:
        """The exemption of a valid form."""
        told = self.cleaned_data
        return ExemptionEntry(
            key=told["key"],
            pupil=told["pupil"],
            coverage=coverage_of(told),
            number=told["number"],
        )
