"""What the school will know when the workbook is taken: the stored lists with the accepted rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from zhurnal.access.actor import Actor
from zhurnal.access.entries import RoleEntry
from zhurnal.access.queries.role_lists import listed_roles
from zhurnal.interop.xlsx.cells import nearest, plain
from zhurnal.interop.xlsx.row import Row
from zhurnal.kernel.verdict import refusal
from zhurnal.school.entries import YearEntry
from zhurnal.school.models import SchoolYear

#: How many unknown names get a suggestion.
_SUGGESTIONS = 200


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file something stands."""

    sheet: str
    number: int


@dataclass(slots=True)
class Draft:
    """The state against which rows are checked.

    ``lists`` holds, by the kind of sheet, stored and accepted entries under their keys; ``refused``
    the names whose rows were refused, so that a row which leans on one can say so; ``roles_wait``
    counts the employees whose roles only an administrator can give.
    """

    actor: Actor | None
    stored_year: SchoolYear | None
    taken_logins: frozenset[str] = frozenset()
    lists: dict[str, dict[Any, Any]] = field(default_factory=dict)
    accepted: dict[str, list[Any]] = field(default_factory=dict)
    roles: list[RoleEntry] = field(default_factory=list)
    refused: dict[tuple[str, Any], Place] = field(default_factory=dict)
    memory: dict[str, Any] = field(default_factory=dict)
    roles_wait: int = 0

    @property
    def year(self) -> YearEntry | None:
        """The year the workbook is about: its own, else the stored one."""
        return next(iter(self.lists.get("year", {}).values()), None)

    @property
    def school_id(self) -> int | None:
        """The school; None while it is still to be opened."""
        return self.actor.school_id if self.actor else None

    def names(self, kind: str) -> dict[Any, Any]:
        """The entries of a kind under their keys."""
        return self.lists.setdefault(kind, {})

    def spelled(self, kind: str, name: str) -> str:
        """The name as it is already known, should it only differ in case, ё, spaces or points."""
        if name in self.names(kind):
            return name
        index: dict[str, str] = self.memory.setdefault(f"spelled-{kind}", {})
        if len(index) != len(self.names(kind)):
            index.update({plain(str(each)): each for each in self.names(kind)})
        return index.get(plain(name), name)

    def find(self, row: Row, kind: str, name: str, *, column: str, sheet: str) -> str:
        """The name as it is known; when it is not, the row is refused in words."""
        found = self.spelled(kind, name)
        if found not in self.names(kind):
            self._unknown(row, (kind,), name, Place(sheet, 0), column)
        return found

    def find_number(self, row: Row, kind: str, number: str, *, column: str, sheet: str) -> str:
        """The number of a person's file; unlike names, numbers must be written exactly."""
        if number not in self.names(kind):
            self._unknown(row, (kind,), number, Place(sheet, 0), column)
        return number

    def find_group(self, row: Row, name: str, *, column: str) -> str:
        """The name of a class or of a teaching group."""
        for kind in ("class", "group"):
            found = self.spelled(kind, name)
            if found in self.names(kind):
                return found
        self._unknown(row, ("class", "group"), name, Place("Классы», «Группы", 0), column)
        return name

    def _unknown(
        self, row: Row, kinds: tuple[str, ...], name: str, sheet: Place, column: str
    ) -> None:
        for kind in kinds:
            if place := self.refused.get((kind, name)):
                leans = refusal("leans-on-refused", value=name, sheet=place.sheet, row=place.number)
                row.refuse(leans, column)
                return
        near = self._near(kinds, name)
        if near:
            row.refuse(
                refusal("unknown-name-near", value=name, near=near, sheet=sheet.sheet), column
            )
        else:
            row.refuse(refusal("unknown-name", value=name, sheet=sheet.sheet), column)

    def _near(self, kinds: tuple[str, ...], name: str) -> str:
        """The most similar name. Found for so many names only: a file full of strangers is wrong
        as a whole, and comparing all its names would take minutes.
        """
        known: dict[str, str] = self.memory.setdefault(f"near-{kinds}", {})
        if name not in known and len(known) < _SUGGESTIONS:
            known[name] = nearest(name, [str(each) for kind in kinds for each in self.names(kind)])
        return known.get(name, "")

    def classes_of(self, group: str) -> tuple[str, ...]:
        """The classes a group draws its pupils from; a class is its own."""
        entry = self.names("group").get(group)
        classes: tuple[str, ...] = entry.classes if entry else (group,)
        return classes


def held_roles(draft: Draft) -> set[RoleEntry]:
    """The roles by order that are stored."""
    if "held_roles" not in draft.memory:
        actor = draft.actor
        draft.memory["held_roles"] = (
            listed_roles(draft.stored_year, on=actor.today) if actor else set()
        )
    held: set[RoleEntry] = draft.memory["held_roles"]
    return held


def spans_overlap(spans: Iterable[tuple[Any, Any]], first: Any, before: Any) -> bool:
    """Whether days from ``first`` until before ``before`` (None: without end) meet another span."""
    return any(
        (end is None or first < end) and (before is None or start < before) for start, end in spans
    )
