"""Why somebody may or may not see something."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhurnal.access import policy
from zhurnal.access.actor import Actor
from zhurnal.access.http import ActorRequest
from zhurnal.access.permissions import Permission
from zhurnal.access.queries.explain import explain as answers
from zhurnal.access.queries.explain import find_people, find_things, the_thing
from zhurnal.access.queries.load_actor import load_actor
from zhurnal.access.queries.my_roles import my_roles
from zhurnal.access.roles import ROLES, ScopeKind
from zhurnal.school.models import Person


@require_safe
def explain(request: ActorRequest) -> HttpResponse:
    """Choose a person, then a thing; see every right over it, with its reason."""
    policy.may(request.actor, Permission.ACCESS_EXPLAIN).require()
    name, what = request.GET.get("who", ""), request.GET.get("what", "")
    person, other = _person(request)
    kind, thing_id = _asked(request)
    thing = the_thing(kind, thing_id, request.actor) if kind else None
    if kind and thing is None:
        raise Http404
    context = {
        "name": name,
        "what": what,
        "people": find_people(name) if name.strip() and not person else [],
        "person": person,
        "other": other,
        "held": my_roles(other) if other else [],
        "things": find_things(what, request.actor) if person and not thing else [],
        "thing": thing,
        "answers": answers(other, thing) if other and thing else [],
        "roles": ROLES,
    }
    return render(request, "access/explain.html", context)


def _person(request: ActorRequest) -> tuple[Person | None, Actor | None]:
    """The chosen person and, if he has an account, what he holds today."""
    if not (chosen := _uuid(request.GET.get("person", ""))):
        return None, None
    person = Person.objects.filter(pk=chosen).first()
    if person is None:
        raise Http404
    if person.account_id is None:
        return person, None
    return person, load_actor(account_id=person.account_id, now=request.now)


def _asked(request: ActorRequest) -> tuple[ScopeKind | None, UUID | None]:
    kind = request.GET.get("kind", "")
    if kind not in set(ScopeKind):
        return None, None
    return ScopeKind(kind), _uuid(request.GET.get("id", ""))


def _uuid(text: str) -> UUID | None:
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
