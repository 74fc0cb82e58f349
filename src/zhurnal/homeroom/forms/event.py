from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from zhurnal.excuses.entries import DocumentEntry
from zhurnal.excuses.models import DocumentKind, GivenReason
from zhurnal.homeroom.forms._fields import DayField, LessonField, coverage_of
from zhurnal.homeroom.queries.class_to_read import Classmate


class EventForm(forms.Form):
    """An event by order: a title, days, and many pupils by one act."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Мероприятие"), max_length=120)
    number = forms.CharField(label=_("Номер приказа"), max_length=40)
    first_on = DayField(label=_("С"))
    last_on = DayField(label=_("По"), required=False)
    first_lesson = LessonField(label=_("В первый день с урока"))
    last_lesson = LessonField(label=_("В последний день по урок"))
    pupils = forms.TypedMultipleChoiceField(
        label=_("Кто участвует"),
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Отметьте хотя бы одного ученика.")},
    )

    def __init__(self, *args: Any, pupils: Sequence[Classmate], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(each.pupil_id), each.name) for each in pupils]
        self.fields["pupils"].choices = choices  # type: ignore[attr-defined]

    def entry(self, *, now: datetime) -> DocumentEntry:
        """The event of a valid form."""
        told = self.cleaned_data
        return DocumentEntry(
            key=told["key"],
            pupils=tuple(told["pupils"]),
            kind=DocumentKind.EVENT,
            reason=GivenReason.VALID,
            coverage=coverage_of(told),
            handed_at=now,
            number=told["number"],
            title=told["title"],
        )
