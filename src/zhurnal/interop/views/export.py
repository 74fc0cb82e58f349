"""The school's lists as a file to take away."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from zhurnal.access.http import ActorRequest
from zhurnal.interop.commands.export_workbook import export_workbook

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_POST
def export(request: ActorRequest) -> HttpResponse:
    """Send the school's workbook; a form and not a link, because the trail gets an event."""
    content = export_workbook(actor=request.actor, now=request.now)
    return workbook_answer(content, f"zhurnal-lists-{request.actor.today:%Y-%m-%d}.xlsx")


def workbook_answer(content: bytes, name: str) -> HttpResponse:
    """A workbook as an answer that the browser saves and nobody between keeps."""
    answer = HttpResponse(content, content_type=_XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
