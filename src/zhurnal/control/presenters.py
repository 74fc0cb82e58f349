"""How duties and their states are called on the pages of control: neutral, and never of people."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from zhurnal.control.rules.state import State

#: The three figures of the desk, by the word that stands in the address.
HOW: dict[str, Promise] = {
    "overdue": _("срок прошёл"),
    "late": _("сделано позже срока"),
    "due": _("сделать сейчас"),
}

STATES: dict[State, Promise] = {
    State.OPEN: _("можно сделать"),
    State.DUE_SOON: _("срок скоро"),
    State.OVERDUE: _("срок прошёл"),
    State.DONE_LATE: _("сделано позже срока"),
}
