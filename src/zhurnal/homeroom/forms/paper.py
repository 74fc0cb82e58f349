from __future__ import annotations

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from zhurnal.excuses.entries import DocumentEntry
from zhurnal.excuses.models import DocumentKind, GivenReason
from zhurnal.homeroom.forms._fields import DayField, LessonField, PupilForm, coverage_of
from zhurnal.kernel.clock import at

#: The homeroom teacher's word, without any paper.
NO_PAPER = "none"
INVALID = "invalid"


class PaperForm(PupilForm):
    """«Болен 8–12 ноября, справка № 17»: who, why, which days, by which document."""

    reason = forms.ChoiceField(
        label=_("Причина"),
        choices=[*GivenReason.choices, (INVALID, _("неуважительная причина"))],
    )
    first_on = DayField(label=_("С"))
    last_on = DayField(label=_("По"), required=False)
    kind = forms.ChoiceField(
        label=_("Документ"),
        choices=[
            *(choice for choice in DocumentKind.choices if choice[0] != DocumentKind.EVENT),
            (NO_PAPER, _("без документа")),
        ],
    )
    number = forms.CharField(label=_("Номер"), max_length=40, required=False)
    first_lesson = LessonField(label=_("В первый день с урока"))
    last_lesson = LessonField(label=_("В последний день по урок"))
    handed_on = DayField(
        label=_("Сдан"), required=False, help_text=_("Пусто — сейчас. От этого дня идёт срок.")
    )
    handed_by = forms.CharField(label=_("Кто сдал"), max_length=80, required=False)
    scan = forms.FileField(
        label=_("Скан"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
        help_text=_("PDF, PNG или JPEG до 5 МБ. Диагноз закройте: журнал его не хранит."),
    )
    later = forms.BooleanField(
        label=_("Пока только принять, причины поставлю позже"), required=False
    )

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if told.get("reason") == INVALID and told.get("kind") not in (None, NO_PAPER):
            self.add_error(
                "kind",
                _("Документ оправдывает пропуск. Для неуважительной выберите «без документа»."),
            )
        return told

    @property
    def by_word(self) -> bool:
        """Whether the reason is given without a document."""
        return bool(self.cleaned_data["kind"] == NO_PAPER)

    def entry(self, *, now: datetime, tz: ZoneInfo) -> DocumentEntry:
        """The document of a valid form. A day in the past counts from its first second."""
        told = self.cleaned_data
        handed_on = told["handed_on"]
        earlier = handed_on and handed_on != now.astimezone(tz).date()
        return DocumentEntry(
            key=told["key"],
            pupils=(told["pupil"],),
            kind=DocumentKind(told["kind"]),
            reason=GivenReason(told["reason"]),
            coverage=coverage_of(told),
            handed_at=at(handed_on, time(0), tz) if earlier else now,
            handed_by=told["handed_by"],
            number=told["number"],
            scan=told["scan"].read() if told["scan"] else None,
        )
