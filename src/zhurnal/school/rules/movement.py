"""What an order about a pupil ends and begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Effect:
    """What an order of some kind does to a pupil's rows.

    ``on_roll``: he must be in a class already (or, when false, must not). ``leaves``: which groups
    he leaves: those drawn from his class alone ("class"), every one ("all"), the ones named
    ("named"), the group of his own ("own") or none (""). ``joins``: whether he enters the group of
    the whole class. ``alone``: a group of his own is made for him.
    """

    on_roll: bool = True
    changes_class: bool = False
    enters_class: bool = False
    leaves: str = ""
    joins: bool = False
    alone: bool = False


#: By kind of order.
#: Source: school practice §3, §4, §13; R-2.3-a (classes, groups, single pupils).
EFFECTS = {
    "enrolment": Effect(on_roll=False, changes_class=True, enters_class=True, joins=True),
    "arrival": Effect(on_roll=False, changes_class=True, enters_class=True, joins=True),
    "transfer": Effect(changes_class=True, enters_class=True, leaves="class", joins=True),
    "group": Effect(leaves="named"),
    "home": Effect(leaves="all", alone=True),
    "plan": Effect(leaves="named"),
    "return": Effect(leaves="own", joins=True),
    "departure": Effect(changes_class=True, leaves="all"),
}


def year_number(on: date) -> int:
    """The number of the school year that a day belongs to, summer after it included.

    Source: school practice §2 (1 September to 31 August).
    """
    return on.year if on.month >= 9 else on.year - 1
