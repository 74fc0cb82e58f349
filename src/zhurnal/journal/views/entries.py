"""``POST /journal/entries/``: the one door through which a browser writes into the journal.

Request: ``Content-Type: application/json``, header ``X-CSRFToken``, body = a list of at most 200
entries, carried out in their order, each for itself (one may be refused and the next succeed).
Field names and types are exact: an unknown field or a wrong type refuses the whole request (400).
Every entry has ``kind`` and ``key`` (a UUID the device makes; the same key again gives the same
answer and no second entry). UUIDs and days (``2026-11-18``) are strings. ``version`` is what the
device last saw, 0 for nothing; every accepted change adds 1, so a chain of changes of one cell may
be sent at once with versions n, n+1, … Fields after ``?`` may be left out.

    put_mark           lesson pupil value version, work or type ? comment reason
                       value: "5".."1", "•" (debt) or "" (withdraw); type = code of a kind of work:
                       the lesson's first work of that kind, made if there is none;
                       comment left out = stays as it is
    add_work           lesson type ? title weight
    change_work        work version type weight ? title
    record_absence     lesson pupil fact version ? minutes reason
                       fact: "absent", "late" or "present"; minutes only with "late"
    confirm_attendance lesson ? absent late seen reason     «все присутствуют» = neither list
                       absent [pupil], late [{pupil ? minutes}], seen [{pupil version}] of all who
                       had an attendance entry on the screen
    write_topic        lesson version ? plan_line topic material
                       plan_line without topic = the plan's own topic; nothing = take it back
    set_homework       lesson version ? task due_on pupils homework      no task = «не задано»
                       task {? text manner[] source pages exercises practical minutes};
                       pupils = individual, then homework = the one to change (version 0: a new one)
    withdraw_homework  homework version                     individual homework only

Answer 200: a list of the same length and order, of

    {"key", "at", "ok": true, "code": "", "sentence": "", "facts": {}, "state": {…}}
    {"key", "at", "ok": false, "code", "sentence", "facts": {…}, "state": null}

``at`` is the server's time; ``sentence`` is in the reader's language, to be shown as it is;
``state`` is how the thing stands now, as in ``journal/states.py``: ``MarkState`` for put_mark (with
``made``: the ``WorkState`` of a work made on the way), ``WorkState``, ``AbsenceState``,
``AttendanceState``, ``TopicState``, ``HomeworkState``. Codes a device acts on:

    cell-changed         somebody was faster: facts mine, theirs, who, at, version (to be named by
                         the writer who insists on his own)
    absent-needs-reason  ask for a reason and send again with ``reason``, under a new key;
    marked-needs-reason  the same
    homework-needs-reason  the same: the term of the homework is over, and it would ask more
    not-found            no such lesson, pupil or work for this person, whatever the cause

All others are final: show the sentence, drop the entry. Whole requests are answered with 400
``entries-unreadable``, 401 ``signed-out`` (keep the outbox, sign in, send again), 403
``stale-form`` (CSRF), 413 ``too-large``, each as ``{"code", "sentence", "facts"}``.

Source: standards §4.5; layout §8.
"""

from __future__ import annotations

import msgspec
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from zhurnal.access.http import ActorRequest
from zhurnal.journal.commands.enter import enter
from zhurnal.journal.door import answer_entries
from zhurnal.journal.entries import Batch

_decoder = msgspec.json.Decoder(Batch)


@require_POST
def write(request: ActorRequest) -> HttpResponse:
    """Carry out a device's entries and answer each of them."""
    return answer_entries(request, _decoder, enter)
