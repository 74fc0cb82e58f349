"""``/class/<class>/results/?of=<column>``: the results of a class, pupils × subjects."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from zhurnal.access import policy as access
from zhurnal.access.http import ActorRequest
from zhurnal.access.permissions import Permission
from zhurnal.access.queries.visible import visible_classes
from zhurnal.assessment.act import ScaleCode
from zhurnal.results import presenters
from zhurnal.results.queries.class_results import class_results
from zhurnal.results.rules.values import values_of
from zhurnal.results.views._table import flag_words, table_data, table_texts

#: Subjects differ in their scale: the program offers all values, the server knows each subject's.
_VALUES = tuple(dict.fromkeys(value for code in ScaleCode for value in values_of(code)))
_HUNDREDS = set(values_of(ScaleCode.HUNDRED)) - set(values_of(ScaleCode.TEN))


@require_safe
def classes(request: ActorRequest) -> HttpResponse:
    """List the classes whose results one may open; with a single one, open it."""
    access.may(request.actor, Permission.JOURNAL_READ).require()
    found = list(visible_classes(request.actor).order_by("-year__number", "grade", "name"))
    if not found:
        raise Http404
    if len(found) == 1:
        return redirect("results:class", found[0].pk)
    return render(request, "results/classes.html", {"classes": found})


@require_safe
def show(request: ActorRequest, class_id: UUID) -> HttpResponse:
    """Show the matrix of a term, of the year, of the examination or the final one."""
    asked = request.GET.get("of")
    page = class_results(class_id, actor=request.actor, now=request.now, column=asked)
    if page is None:
        raise Http404
    values = [value for value in _VALUES if value not in _HUNDREDS]
    context = {
        "page": page,
        "say": presenters,
        "flag_words": flag_words,
        "data": table_data(request.actor.person_id, values) if page.editing else None,
        "texts": table_texts(),
    }
    return render(request, "results/class.html", context)
