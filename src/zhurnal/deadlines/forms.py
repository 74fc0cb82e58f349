"""The form of a reopening."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from zhurnal.deadlines.entries import ReopenPage
from zhurnal.deadlines.queries.page_to_reopen import PageToReopen
from zhurnal.kernel.clock import at

LESSONS, YEAR = "lessons", "year"
_DAY = {"invalid": _("Напишите день так: 24.10.2026.")}


class ReopenForm(forms.Form):
    """For whom, what, until when, why."""

    teacher = forms.ChoiceField(
        label=_("Кому"), error_messages={"required": _("Выберите учителя.")}
    )
    what = forms.ChoiceField(label=_("Что открыть"))
    first_on = forms.DateField(
        label=_("Уроки с"),
        error_messages={**_DAY, "required": _("Выберите день.")},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    last_on = forms.DateField(
        label=_("Уроки по"),
        error_messages={**_DAY, "required": _("Выберите день.")},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    until_on = forms.DateField(
        label=_("До какого дня"),
        error_messages={**_DAY, "required": _("Выберите день, до которого страница открыта.")},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    until_at = forms.TimeField(
        label=_("До какого часа"),
        error_messages={
            "invalid": _("Напишите время так: 18:00."),
            "required": _("Напишите час, в который страница снова закроется."),
        },
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    reason = forms.CharField(
        label=_("Причина"),
        help_text=_("Остаётся в истории: номер приказа, служебной записки, что исправляют."),
        max_length=500,
        error_messages={
            "required": _("Напишите, зачем открыта страница: причина остаётся в истории.")
        },
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, page: PageToReopen, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._page = page
        homeroom = _("%(name)s, классный руководитель")
        others = [(pk, homeroom % {"name": name}) for pk, name in page.homeroom]
        self._choose("teacher", [(str(pk), name) for pk, name in [*page.teachers, *others]])
        terms = [(str(pk), _("Отметки: %(term)s") % {"term": name}) for pk, name in page.terms]
        lessons, year = (LESSONS, _("Записи уроков")), (YEAR, _("Отметки: год"))
        self._choose("what", [lessons, *terms, year])
        if self.is_bound and self["what"].value() != LESSONS:
            self.fields["first_on"].required = self.fields["last_on"].required = False

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices

    def entry(self, tz: ZoneInfo) -> ReopenPage:
        """The entry of a valid form; days and hours are by the school's clock."""
        told = self.cleaned_data
        until: datetime = at(told["until_on"], told["until_at"], tz)
        what = told["what"]
        return ReopenPage(
            course_id=self._page.course_id,
            teacher_id=UUID(told["teacher"]),
            until=until,
            reason=told["reason"],
            days=(told["first_on"], told["last_on"]) if what == LESSONS else None,
            term_id=None if what in {LESSONS, YEAR} else UUID(what),
        )
