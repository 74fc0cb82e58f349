"""The choice of school, for those who are somebody in several."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from zhurnal.accounts.http import SignedInRequest, next_page
from zhurnal.accounts.queries.my_schools import my_schools
from zhurnal.accounts.sign_in import enter_school
from zhurnal.accounts.trace import trace_of


@require_http_methods(["GET", "HEAD", "POST"])
def schools(request: SignedInRequest) -> HttpResponse:
    """Offer the account's schools, and go on in the chosen one."""
    mine = my_schools(request.user)
    if request.method == "POST":
        chosen = next((each for each in mine if str(each.pk) == request.POST.get("school")), None)
        if chosen is None:
            raise Http404
        enter_school(request, chosen, trace=trace_of(request), now=request.now)
        return HttpResponseRedirect(next_page(request))
    context = {"memberships": mine, "next": next_page(request, default="")}
    return render(request, "accounts/schools.html", context)
