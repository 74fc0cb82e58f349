"""The forms of a lesson page, each of which becomes one entry.

A page without scripts posts them; a page with scripts reads the same fields and sends the same
entries.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from zhurnal.assessment.rules.scale import DEBT, NOTHING
from zhurnal.journal.entries import (
    AddWork,
    AnyEntry,
    ConfirmAttendance,
    Late,
    PutMark,
    RecordAbsence,
    Seen,
    SetHomework,
    Task,
    WithdrawHomework,
    WriteTopic,
)
from zhurnal.journal.fields import Day, Minutes, Several, read_pair, read_uuid
from zhurnal.journal.tasks import MANNERS

#: The parts of a homework that are words.
_PARTS = ("text", "source", "pages", "exercises", "practical")


class EntryForm(forms.Form):
    """A form with the key of its entry, so that a form sent twice is carried out once."""

    key = forms.UUIDField()

    #: The part of the page it stands in.
    part = ""

    def entry(self, lesson: UUID) -> AnyEntry:
        """The entry of a valid form."""
        raise NotImplementedError


class AttendanceForm(EntryForm):
    """Who is absent; who came late and what the writer saw come along as «pupil:number»."""

    part = "att"
    absent = Several()
    late = Several()
    seen = Several()
    reason = forms.CharField(max_length=500, required=False)

    def clean_absent(self) -> list[UUID]:
        return [read_uuid(word) for word in self.cleaned_data["absent"] or []]

    def clean_late(self) -> list[tuple[UUID, int]]:
        return [read_pair(word) for word in self.cleaned_data["late"] or []]

    def clean_seen(self) -> list[tuple[UUID, int]]:
        return [read_pair(word) for word in self.cleaned_data["seen"] or []]

    def entry(self, lesson: UUID) -> ConfirmAttendance:
        told = self.cleaned_data
        absent = list(dict.fromkeys(told["absent"]))
        return ConfirmAttendance(
            key=told["key"],
            lesson=lesson,
            absent=absent,
            late=[
                Late(pupil=pupil, minutes=minutes or None)
                for pupil, minutes in dict(told["late"]).items()
                if pupil not in absent
            ],
            seen=[Seen(pupil=pupil, version=version) for pupil, version in told["seen"]],
            reason=told["reason"],
        )


class LateForm(EntryForm):
    """One pupil who came late, or who was in time after all."""

    part = "att"
    pupil = forms.CharField(error_messages={"required": _("Выберите, кто опоздал.")})
    minutes = Minutes(240)
    fact = forms.ChoiceField(choices=[("late", ""), ("present", "")])

    def clean_pupil(self) -> tuple[UUID, int]:
        return read_pair(self.cleaned_data["pupil"])

    def entry(self, lesson: UUID) -> RecordAbsence:
        told = self.cleaned_data
        pupil, version = told["pupil"]
        return RecordAbsence(
            key=told["key"],
            lesson=lesson,
            pupil=pupil,
            fact=told["fact"],
            version=version,
            minutes=told["minutes"] if told["fact"] == "late" else None,
        )


class TopicForm(EntryForm):
    """A topic as planned (or as it stands), or another, and the material."""

    part = "topic"
    act = forms.ChoiceField(choices=[("plan", ""), ("other", "")])
    version = forms.IntegerField(min_value=0, max_value=2_000_000_000)
    plan_line = forms.UUIDField(required=False)
    current = forms.CharField(max_length=500, required=False)
    other_line = forms.UUIDField(required=False)
    topic = forms.CharField(label=_("Другая тема"), max_length=500, required=False)
    material = forms.CharField(label=_("Что прошли"), max_length=1000, required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("act") == "other" and not (told.get("topic") or told.get("other_line")):
            self.add_error("topic", _("Выберите строку плана или впишите тему."))
        return told

    def entry(self, lesson: UUID) -> WriteTopic:
        told = self.cleaned_data
        other = told["act"] == "other"
        return WriteTopic(
            key=told["key"],
            lesson=lesson,
            version=told["version"],
            plan_line=told["other_line"] if other else told["plan_line"],
            topic=told["topic"] if other else told["current"],
            material=told["material"],
        )


class MarkForm(EntryForm):
    """A mark for the chosen pupil: «pupil:version», the work or the kind, the key of the pad."""

    part = "marks"
    pupil = forms.CharField(
        error_messages={"required": _("Сначала выберите ученика, потом отметку.")}
    )
    work = forms.CharField(max_length=36)
    value = forms.CharField(max_length=8, required=False)
    points = forms.CharField(max_length=3, required=False)
    comment = forms.CharField(label=_("Комментарий"), max_length=300, required=False)
    due_on = Day(label=_("Сдать до"))
    done_on = Day(label=_("Отработано"))
    reason = forms.CharField(max_length=500, required=False)

    def clean_pupil(self) -> tuple[UUID, int]:
        return read_pair(self.cleaned_data["pupil"])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if "value" not in self.data:
            told["value"] = told.get("points", "")
        if "pupil" in told and not told["pupil"][1] and not told.get("value"):
            self.add_error("pupil", _("У этого ученика нет отметки: стирать нечего."))
        return told

    def entry(self, lesson: UUID) -> PutMark:
        told = self.cleaned_data
        pupil, version = told["pupil"]
        try:
            which: dict[str, Any] = {"work": UUID(told["work"])}
        except ValueError:
            which = {"type": told["work"][:24]}
        return PutMark(
            key=told["key"],
            lesson=lesson,
            pupil=pupil,
            version=version,
            value=told["value"],
            comment=told["comment"] or None,
            due_on=told["due_on"] if told["value"] == DEBT else None,
            done_on=told["done_on"] if told["value"] not in {NOTHING, DEBT} else None,
            reason=told["reason"],
            **which,
        )


class WorkForm(EntryForm):
    """A work more: its kind, perhaps a title and a weight of its own, or the work that is written
    again, or the lesson of another subject to which its second mark belongs.
    """

    part = "marks"
    type = forms.CharField(max_length=24)
    title = forms.CharField(label=_("Название"), max_length=200, required=False)
    weight = forms.IntegerField(label=_("Вес"), min_value=0, max_value=100, required=False)
    retake_of = forms.UUIDField(required=False)
    second_lesson = forms.UUIDField(required=False)

    def entry(self, lesson: UUID) -> AddWork:
        told = self.cleaned_data
        return AddWork(
            key=told["key"],
            lesson=lesson,
            type=told["type"],
            title=told["title"],
            weight=told["weight"],
            retake_of=told["retake_of"],
            second_lesson=told["second_lesson"],
        )


class HomeworkForm(EntryForm):
    """Homework for all, or for the pupils chosen, or «не задано»."""

    part = "hw"
    act = forms.ChoiceField(choices=[("set", ""), ("nothing", "")])
    version = forms.IntegerField(min_value=0, max_value=2_000_000_000)
    text = forms.CharField(label=_("Задание"), max_length=1000, required=False)
    source = forms.CharField(label=_("Источник"), max_length=200, required=False)
    pages = forms.CharField(label=_("Страницы"), max_length=100, required=False)
    exercises = forms.CharField(label=_("Номера"), max_length=200, required=False)
    practical = forms.CharField(label=_("Практическая работа"), max_length=300, required=False)
    manner = forms.MultipleChoiceField(choices=list(MANNERS.items()), required=False)
    due_on = Day(label=_("На какой день"))
    minutes = Minutes(600)
    pupils = Several()
    reason = forms.CharField(max_length=500, required=False)

    def clean_pupils(self) -> list[UUID]:
        return [read_uuid(word) for word in self.cleaned_data["pupils"] or []]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("act") == "nothing" and any(told.get(part) for part in _PARTS):
            self.add_error("text", _("Задание вписано. Сотрите его, если ничего не задано."))
        return told

    def entry(self, lesson: UUID) -> SetHomework:
        told = self.cleaned_data
        if told["act"] == "nothing":
            return SetHomework(key=told["key"], lesson=lesson, version=told["version"])
        return SetHomework(
            key=told["key"],
            lesson=lesson,
            version=0 if told["pupils"] else told["version"],
            task=Task(
                **{part: told[part] for part in _PARTS},
                manner=told["manner"],
                minutes=told["minutes"],
            ),
            due_on=told["due_on"],
            pupils=told["pupils"],
            reason=told["reason"],
        )


class WithdrawForm(EntryForm):
    """An individual homework taken back."""

    part = "hw"
    homework = forms.UUIDField()
    version = forms.IntegerField(min_value=0, max_value=2_000_000_000)

    def entry(self, lesson: UUID) -> WithdrawHomework:  # noqa: ARG002 - its homework says which
        told = self.cleaned_data
        return WithdrawHomework(key=told["key"], homework=told["homework"], version=told["version"])
