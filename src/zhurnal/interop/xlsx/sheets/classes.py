"""Лист «Классы»."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from zhurnal.access.entries import RoleEntry
from zhurnal.access.queries.role_lists import listed_leaders
from zhurnal.access.roles import RoleCode
from zhurnal.interop.xlsx.cells import code_up_to, text_up_to, whole
from zhurnal.interop.xlsx.columns import Column
from zhurnal.interop.xlsx.draft import Draft, held_roles
from zhurnal.interop.xlsx.row import FieldChange, Row
from zhurnal.interop.xlsx.sheet import Sheet, kept
from zhurnal.kernel.verdict import refusal
from zhurnal.school.entries import ClassEntry
from zhurnal.school.queries.group_lists import listed_classes


def _read(row: Row, draft: Draft) -> ClassEntry:
    name = draft.spelled("class", row["name"])
    known = draft.names("class").get(name)
    if name in draft.names("group"):
        row.refuse(refusal("name-is-group", value=name), "Класс")
    if "," in name:
        row.refuse(refusal("comma-in-name"), "Класс")
    entry = ClassEntry(
        name=name,
        grade=row["grade"],
        shift=row["shift"],
        scheme=_scheme(row, draft, known),
        room=row["room"],
    )
    if row["homeroom"]:
        _lead(row, draft, name)
    return kept(entry, known, row)


def _scheme(row: Row, draft: Draft, known: ClassEntry | None) -> str:
    """The class's own scheme, else the stored one, else that of its grade."""
    if row["scheme"]:
        return draft.find(row, "scheme", row["scheme"], column="Схема периодов", sheet="Периоды")
    of_grade: dict[int, str] = draft.memory.get("scheme-of-grade", {})
    found = known.scheme if known else of_grade.get(row["grade"], "")
    if not found:
        row.refuse(refusal("no-scheme"), "Схема периодов")
    return found


def _lead(row: Row, draft: Draft, name: str) -> None:
    number = row["homeroom"]
    draft.find_number(row, "staff", number, column="Классный руководитель", sheet="Сотрудники")
    entry = RoleEntry(personnel_number=number, role=RoleCode.HOMEROOM_TEACHER, class_name=name)
    if entry not in held_roles(draft):
        before = next(
            (
                held.personnel_number
                for held in held_roles(draft)
                if held.class_name == name and held.role is RoleCode.HOMEROOM_TEACHER
            ),
            "",
        )
        row.roles.append(entry)
        row.extra_changes.append(FieldChange("Классный руководитель", before, number))


def _stored(draft: Draft) -> dict[Any, ClassEntry]:
    return {} if draft.stored_year is None else listed_classes(draft.stored_year)


def _written(entry: ClassEntry, draft: Draft) -> dict[str, Any]:
    if "leaders" not in draft.memory:
        actor = draft.actor
        draft.memory["leaders"] = listed_leaders(draft.stored_year, on=actor.today) if actor else {}
    return {"homeroom": draft.memory["leaders"].get(entry.name, "")}


CLASSES = Sheet(
    kind="class",
    title="Классы",
    about=_(
        "Классы учебного года. Класс-комплект — это два класса в двух строках и одна межклассная "
        "группа на листе «Группы»."
    ),
    columns=(
        Column("name", "Класс", code_up_to(20), required=True, example="7Б"),
        Column("grade", "Параллель", whole(1, 12), required=True, example="7"),
        Column("shift", "Смена", whole(1, 3), keeps=True, empty=1, example="1"),
        Column("scheme", "Схема периодов", text_up_to(60), keeps=True, aliases=("Схема",),
               example="Четверти", comment="Пусто — по параллели с листа «Периоды»"),
        Column("homeroom", "Классный руководитель", code_up_to(32), keeps=True,
               aliases=("Классный руководитель (табельный №)",), example="14",
               comment="Табельный № с листа «Сотрудники»", width=24),
        Column("room", "Кабинет", code_up_to(20), example="12"),
    ),
    stored=_stored,
    read=_read,
    written=_written,
    order=("grade", "name"),
    label=lambda entry: entry.name,
    refer=lambda values: values.get("name"),
)  # fmt: skip
