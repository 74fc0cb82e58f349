"""Temporary passwords on slips of paper."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from zhurnal.access import policy
from zhurnal.access.commands.issue_password import issue_password
from zhurnal.access.holder import Holder
from zhurnal.access.http import ActorRequest
from zhurnal.access.permissions import Permission
from zhurnal.access.queries.password_holders import (
    class_holders,
    classes_for_passwords,
    staff_holders,
)
from zhurnal.accounts.passwords import LASTS

STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip as it is printed: whose, and the password that nobody can look up afterwards."""

    holder: Holder
    password: str


@require_safe
def passwords(request: ActorRequest) -> HttpResponse:
    """Show a class, or the staff, with the state of each account."""
    policy.may(request.actor, Permission.ACCOUNTS_ISSUE).require()
    chosen = request.GET.get("of", "")
    holders = _holders(request, chosen) if chosen else []
    context = {
        "classes": classes_for_passwords(request.actor),
        "with_staff": request.actor.scopes(Permission.ACCOUNTS_ISSUE).school,
        "chosen": chosen,
        "rows": [(holder, policy.issue_password(request.actor, holder)) for holder in holders],
    }
    return render(request, "access/passwords.html", context)


@require_POST
def issue(request: ActorRequest) -> HttpResponse:
    """Issue passwords to those who were ticked, and show their slips this one time."""
    policy.may(request.actor, Permission.ACCOUNTS_ISSUE).require()
    holders = _holders(request, request.POST.get("of", ""))
    wanted = set(request.POST.getlist("person"))
    ticked = [each for each in holders if str(each.person_id) in wanted]
    if {str(each.person_id) for each in ticked} != wanted:
        raise Http404
    for holder in ticked:
        policy.issue_password(request.actor, holder).require()
    unique = {holder.person_id: holder for holder in ticked}.values()
    slips = [
        Slip(holder, issue_password(actor=request.actor, holder=holder, now=request.now))
        for holder in unique
    ]
    context = {
        "slips": slips,
        "address": request.build_absolute_uri("/"),
        "works_before": request.now + LASTS,
        "chosen": request.POST.get("of", ""),
    }
    return render(request, "access/slips.html", context)


def _holders(request: ActorRequest, chosen: str) -> list[Holder]:
    """The people of a class or the staff, if the actor may hand them passwords; else 404."""
    if chosen == STAFF and request.actor.scopes(Permission.ACCOUNTS_ISSUE).school:
        return staff_holders(request.actor.today)
    for class_group in classes_for_passwords(request.actor):
        if _is(class_group.pk, chosen):
            return class_holders(class_group, request.actor.today)
    raise Http404


def _is(class_id: UUID, chosen: str) -> bool:
    return str(class_id) == chosen
