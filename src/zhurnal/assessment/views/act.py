"""``/assessment/?version=<id>``: the act in words, and its versions."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.assessment import policy
from zhurnal.assessment.act import Act
from zhurnal.assessment.queries.scan_of import scan_of
from zhurnal.assessment.queries.versions import Version
from zhurnal.assessment.queries.versions import versions as all_versions
from zhurnal.assessment.titles import SECTIONS
from zhurnal.assessment.wording import section_lines, term_words
from zhurnal.kernel.scans import scan_type


@require_safe
def show(request: ActorRequest) -> HttpResponse:
    """Show the version in force, or the one asked for."""
    policy.read_act(request.actor).require()
    versions = all_versions()
    shown = _shown(request, versions)
    context = {
        "versions": versions,
        "shown": shown,
        "act": shown.act if shown else Act(),
        "parts": SECTIONS,
        "section_lines": section_lines,
        "term_words": term_words,
        "today": request.actor.today,
        "may_enact": policy.enact(request.actor),
        "enacted": request.GET.get("done") == "enacted",
    }
    return render(request, "assessment/act.html", context)


@require_safe
def scan(request: ActorRequest, version: UUID) -> HttpResponse:
    """The scanned order, to be kept, never opened in the page."""
    policy.read_act(request.actor).require()
    found = scan_of(version)
    if found is None:
        raise Http404
    kind = scan_type(found.content) or "application/octet-stream"
    answer = HttpResponse(found.content, content_type=kind)
    ending = kind.rpartition("/")[2]
    answer["Content-Disposition"] = f'attachment; filename="order-{version}.{ending}"'
    return answer


def _shown(request: ActorRequest, versions: Sequence[Version]) -> Version | None:
    asked = request.GET.get("version")
    if asked is None:
        today = request.actor.today
        return next((version for version in versions if version.holds_on(today)), None)
    for version in versions:
        if str(version.id) == asked:
            return version
    raise Http404
