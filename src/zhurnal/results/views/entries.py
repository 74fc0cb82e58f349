"""``POST /results/entries/``: results as devices send them, by the protocol of
``journal/views/entries.py``.

    put_result         course pupil column version value ? reason
    confirm_result     course pupil column version
    object_to_result   course pupil column version objection

``column`` is «term-2», «attestation», «annual», «exam», «final» or one of a whole («whole-annual»);
``value`` one of the page's, or "" to take back. ``state`` of the answer is ``ResultState``. Codes a
device acts on are ``cell-changed`` and those that end in ``-needs-reason``: ask for a reason and
send again with it.

Source: standards §4.5; R-2.4-b, R-2.4-c.
"""

from __future__ import annotations

import msgspec
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from zhurnal.access.http import ActorRequest
from zhurnal.journal.door import answer_entries
from zhurnal.results.commands.enter import enter
from zhurnal.results.entries import Batch

_decoder = msgspec.json.Decoder(Batch)


@require_POST
def write(request: ActorRequest) -> HttpResponse:
    """Carry out a device's entries and answer each of them."""
    return answer_entries(request, _decoder, enter)
