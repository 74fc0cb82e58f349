"""A request as our pages see it."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from zhurnal.access.actor import Actor
from zhurnal.accounts.models import Account


class ActorRequest(HttpRequest):
    """A request of somebody who signed in: who, and the moment at which it arrived (aware, UTC)."""

    actor: Actor
    now: datetime
    user: Account


class EdgeRequest(HttpRequest):
    """A request on its way in: perhaps somebody is behind it, perhaps his session is just over."""

    actor: Actor | None
    now: datetime
    session_over: bool
