"""``/journal/lesson/<lesson>/panel/``: a lesson as the drawer beside the grid shows it."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.assessment.rules.averages import two_decimals, weighted_mean
from zhurnal.assessment.rules.scale import DEBT
from zhurnal.assessment.wording import due_words
from zhurnal.journal.queries.lesson_page import LessonPage, lesson_page
from zhurnal.journal.tasks import MANNERS


@require_safe
def show(request: ActorRequest, lesson_id: UUID) -> HttpResponse:
    """Show the panel: a piece of HTML, which the grid's program puts into its drawer."""
    page = lesson_page(lesson_id, actor=request.actor, now=request.now)
    if page is None:
        raise Http404
    context = {
        "page": page,
        "sums": _sums(page),
        "due_words": due_words,
        "manners": MANNERS,
    }
    return render(request, "journal/lesson_panel.html", context)


def _sums(page: LessonPage) -> dict[UUID, tuple[int, Decimal | None]]:
    """How many marks every work has, and their mean."""
    found = {}
    for work_id, marks in page.marks.here.items():
        values = [(mark.value, 1) for mark in marks.values() if mark.value]
        mean = weighted_mean(values, page.scale)
        count = sum(value != DEBT for value, _weight in values)
        found[work_id] = (count, None if mean is None else two_decimals(mean))
    return found
