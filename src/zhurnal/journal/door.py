"""How a batch of entries is read and answered; ``journal/views/entries.py`` says the protocol."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol, TypeVar

import msgspec
from django.http import HttpResponse
from django.utils.translation import gettext as _

from zhurnal.access.actor import Actor
from zhurnal.access.http import ActorRequest
from zhurnal.journal.entries import Entry
from zhurnal.journal.once import Outcome
from zhurnal.web.answers import answer
from zhurnal.web.refusals import sentence

E = TypeVar("E", bound=Entry, contravariant=True)


class Enter(Protocol[E]):
    """Carries out an entry."""

    def __call__(self, *, actor: Actor, entry: E, now: datetime) -> Outcome: ...


def answer_entries(
    request: ActorRequest, decoder: msgspec.json.Decoder[list[E]], enter: Enter[E]
) -> HttpResponse:
    """Carry out a device's entries in their order and answer each of them.

    Source: standards §4.5.
    """
    try:
        entries = decoder.decode(request.body)
    except msgspec.MsgspecError as error:
        return _unreadable(request, error)
    told = [
        {
            "key": entry.key,
            "at": request.now,
            **_told(enter(actor=request.actor, entry=entry, now=request.now)),
        }
        for entry in entries
    ]
    return HttpResponse(msgspec.json.encode(told), content_type="application/json")


def _told(outcome: Outcome) -> dict[str, Any]:
    verdict = outcome.verdict
    return {
        "ok": bool(verdict),
        "code": verdict.code,
        "sentence": sentence(verdict),
        "facts": dict(verdict.facts),
        "state": outcome.state,
    }


def _unreadable(request: ActorRequest, error: msgspec.MsgspecError) -> HttpResponse:
    return answer(
        request,
        400,
        code="entries-unreadable",
        sentence=_("Сервер не понял запись. Обновите страницу и впишите её ещё раз."),
        facts={"error": str(error)},
    )
