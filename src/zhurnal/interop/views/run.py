"""``/import/runs/<id>/``: a workbook that was taken, and whether it can be taken back."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhurnal.access.http import ActorRequest
from zhurnal.interop import policy
from zhurnal.interop.commands.undo_import import undo_import
from zhurnal.interop.footprint import unpacked
from zhurnal.interop.queries.past_imports import past_import
from zhurnal.interop.queries.undo_obstacles import undo_obstacles


@require_http_methods(["GET", "HEAD", "POST"])
def run(request: ActorRequest, run_id: UUID) -> HttpResponse:
    """Show what stands in the way of undoing an import; undo it when it is asked for."""
    policy.import_lists(request.actor).require()
    found = past_import(run_id)
    if request.method == "POST":
        undo_import(actor=request.actor, run=found, now=request.now)
        return redirect("interop:run", run_id)
    context = {"run": found, "verdict": policy.undo_import(request.actor, found.account_id)}
    if found.footprint and context["verdict"]:
        left = unpacked(bytes(found.footprint))
        context["obstacles"] = undo_obstacles(left, school_id=request.actor.school_id)
    return render(request, "interop/run.html", context)
