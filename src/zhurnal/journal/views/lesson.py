"""``/journal/lesson/<lesson>/?work=<work or kind>``: a lesson, for its teacher and its readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.backends.utils import csrf_input
from django.views.decorators.http import require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.access.permissions import Permission
from zhurnal.assessment.act import ScaleCode
from zhurnal.assessment.rules.scale import Scale
from zhurnal.assessment.wording import term_words
from zhurnal.excuses.presenters import hint_sign, hint_words
from zhurnal.journal.forms import EntryForm
from zhurnal.journal.queries._lesson_people import Attendee
from zhurnal.journal.queries.lesson_page import lesson_page
from zhurnal.journal.rules.attendance import letter
from zhurnal.journal.tasks import MANNERS
from zhurnal.journal.views._lesson_data import lesson_data
from zhurnal.journal.views._lesson_texts import (
    absent_button,
    duty_words,
    for_day,
    lesson_texts,
    work_due,
)
from zhurnal.tenancy.uuid7 import uuid7


@dataclass(frozen=True, slots=True)
class Failed:
    """A form that was not carried out, and the code of the obstacle, if it was one."""

    form: EntryForm
    code: str = ""

    @property
    def part(self) -> str:
        return self.form.part

    @property
    def kind(self) -> str:
        return type(self.form).__name__

    @property
    def typed(self) -> Mapping[str, Any]:
        return self.form.data

    @property
    def wants_reason(self) -> bool:
        return self.code in {"absent-needs-reason", "marked-needs-reason"}


@require_safe
def show(request: ActorRequest, lesson_id: UUID) -> HttpResponse:
    """Show a lesson."""
    return lesson_response(request, lesson_id)


def lesson_response(
    request: ActorRequest, lesson_id: UUID, *, failed: Failed | None = None, status: int = 200
) -> HttpResponse:
    """The page of a lesson, with a form that failed and what was typed into it."""
    page = lesson_page(lesson_id, actor=request.actor, now=request.now)
    if page is None:
        raise Http404
    chosen = page.marks.chosen((failed.typed if failed else request.GET).get("work", ""))
    context = {
        "page": page,
        "failed": failed,
        "work": chosen,
        "typed": _typed(failed),
        "manners": MANNERS,
        "now": request.now,
        "today": request.actor.today,
        "key": uuid7,
        "csrf": csrf_input(request),
        "letter": _letter,
        "pad": _pad(page.scale),
        "hint_words": hint_words,
        "tip": hint_sign,
        "absent_button": absent_button,
        "duty_words": duty_words,
        "for_day": for_day,
        "term_words": term_words,
        "work_due": work_due,
        "reopens": not page.lock and request.actor.may(Permission.DEADLINES_REOPEN),
        "data": lesson_data(page, request.actor, chosen) if page.editing else None,
        "texts": lesson_texts(),
    }
    return render(request, "journal/lesson.html", context, status=status)


def _pad(scale: Scale) -> list[tuple[str, str]]:
    """The keys for marks, the worst first, with what they mean; a one is typed, not touched. A
    scale of a hundred has a field instead.
    """
    if scale.code is ScaleCode.HUNDRED:
        return []
    keys = [value for value in reversed(scale.values) if (scale.code, value) != ("five", "1")]
    return [(value, scale.name(value)) for value in keys]


def _typed(failed: Failed | None) -> Any:
    """``typed(form, field, value)``: what stands in a field, as typed if its form failed."""

    def typed(form: str, field: str, value: Any) -> Any:
        if failed is None or failed.kind != form:
            return value
        return failed.typed.get(field, "")

    return typed


def _letter(person: Attendee) -> str:
    return letter("absent", person.reason)
