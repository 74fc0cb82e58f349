"""``/class/<class>/month/?month=2026-11``: the attendance of a month, to read and to print."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.homeroom.queries.month_sheet import month_sheet
from zhurnal.homeroom.views._class import asked_month, class_or_404


@require_safe
def show(request: ActorRequest, class_id: UUID) -> HttpResponse:
    """Show pupils × days with the sums of each pupil."""
    own = class_or_404(request, class_id)
    sheet = month_sheet(own, asked_month(request), now=request.now)
    return render(request, "homeroom/month.html", {"page": sheet, "today": request.actor.today})
