"""What roles there are and what each of them allows."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhurnal.access.http import ActorRequest
from zhurnal.access.permissions import Permission
from zhurnal.access.roles import ROLES


@require_safe
def roles(request: ActorRequest) -> HttpResponse:
    """Show the roles as they stand in the program: rights × roles."""
    context = {"roles": list(ROLES.values()), "permissions": list(Permission)}
    context["appoints"] = request.actor.may(Permission.ACCESS_HOMEROOM)
    return render(request, "access/roles.html", context)
