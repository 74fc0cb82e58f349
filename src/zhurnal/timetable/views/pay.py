"""``/substitutions/month/?month=2026-11``: the journal of substitutions, for pay."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.timetable import policy
from zhurnal.timetable.queries.pay_month import PayMonth, pay_month
from zhurnal.timetable.views._pay_book import pay_book
from zhurnal.timetable.views.told import day_told

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def month(request: ActorRequest) -> HttpResponse:
    """Show who gave whose lessons in a month, hours and orders."""
    context = {"page": _month(request), "orders": bool(policy.order_substitutes(request.actor))}
    return render(request, "timetable/month.html", context)


@require_safe
def book(request: ActorRequest) -> HttpResponse:
    """The same month as a workbook."""
    page = _month(request)
    answer = HttpResponse(pay_book(page, title=_("Журнал замещений")), content_type=_XLSX)
    name = f"zhurnal-substitutions-{page.first:%Y-%m}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _month(request: ActorRequest) -> PayMonth:
    policy.read_pay(request.actor).require()
    told = {"month": f"{request.GET.get('month', '')}-01"}
    return pay_month(day_told(told, "month", request.actor.today), now=request.now)
