"""Taking the workbook, with its steps shown while they are done."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zhurnal.access.http import ActorRequest
from zhurnal.interop import policy
from zhurnal.interop.commands.import_workbook import ImportResult, Progress
from zhurnal.interop.commands.take_upload import take_upload
from zhurnal.interop.views._aside import Item, Step, aside
from zhurnal.kernel.verdict import Verdict

#: Where in the rendered page the steps go.
_HERE = "<!-- steps -->"


@require_POST
def take(request: ActorRequest) -> StreamingHttpResponse:
    """Take the workbook into the school and show each step as it is reached.

    The page is sent in pieces, so the steps are seen without scripts. The work goes on to its end
    even when nobody reads the page any more.
    """
    policy.import_lists(request.actor).require()
    leave_out = request.POST.get("leave_out") == "yes"

    def work(progress: Progress) -> ImportResult:
        return take_upload(
            actor=request.actor, leave_out=leave_out, now=request.now, progress=progress
        )

    page = render_to_string("interop/take.html", {"here": _HERE}, request)
    return StreamingHttpResponse(
        _pieces(page, aside(work), translation.get_language() or "ru"),
        content_type="text/html; charset=utf-8",
    )


def _pieces(page: str, items: Iterator[Item], language: str) -> Iterator[str]:
    """The page up to the steps, each step, the outcome, the rest of the page."""
    before, _here, after = page.partition(_HERE)
    yield before
    outcome: ImportResult | Verdict | None = None
    for item in items:
        if isinstance(item, Step):
            with translation.override(language):
                yield _step(item)
        else:
            outcome = item
    with translation.override(language):
        yield "</ol>" + _told(outcome)
    yield after


def _step(step: Step) -> str:
    if step.number == step.steps:
        return format_html("<li><b>{}</b></li>", step.words)
    text = _("%(step)s из %(steps)s") % {"step": step.number + 1, "steps": step.steps}
    return format_html('<li>{} <span class="muted">{}</span></li>', step.words, text)


def _told(outcome: ImportResult | Verdict | None) -> str:
    result = outcome if isinstance(outcome, ImportResult) else None
    verdict = outcome if isinstance(outcome, Verdict) else None
    return render_to_string("interop/_taken.html", {"result": result, "verdict": verdict})
