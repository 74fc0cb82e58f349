from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from zhurnal.journal.entries import CorrectAttendance, SetReason


class WhyForm(forms.Form):
    """Why a paper is withdrawn."""

    why = forms.CharField(
        label=_("Почему"),
        max_length=500,
        error_messages={"required": _("Напишите, почему документ отзывается.")},
    )


class ReasonForm(forms.Form):
    """The reason of one absence, by hand; ``was`` is what the writer saw."""

    key = forms.UUIDField()
    lesson = forms.UUIDField()
    pupil = forms.UUIDField()
    reason = forms.RegexField(r"\A(unknown|illness|valid|invalid)\Z")
    was = forms.RegexField(r"\A(unknown|illness|valid|invalid)\Z")

    def entry(self) -> SetReason:
        """The entry of a valid form."""
        return SetReason(**self.cleaned_data)


class CorrectionForm(forms.Form):
    """The homeroom teacher's correction of a fact."""

    key = forms.UUIDField()
    lesson = forms.UUIDField()
    pupil = forms.UUIDField()
    version = forms.IntegerField(min_value=1, max_value=2_000_000_000)
    fact = forms.RegexField(r"\A(present|late)\Z")
    why = forms.CharField(max_length=500, required=False)

    def entry(self) -> CorrectAttendance:
        """The entry of a valid form."""
        told = self.cleaned_data
        return CorrectAttendance(
            key=told["key"],
            lesson=told["lesson"],
            pupil=told["pupil"],
            version=told["version"],
            fact=told["fact"],
            reason=told["why"],
        )
