"""A request as the pages of the school's lists see it."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from zhurnal.school.policy import Keeper


class ListsRequest(HttpRequest):
    """A request of somebody who signed in: who, and the moment at which it arrived (aware, UTC)."""

    actor: Keeper
    now: datetime
