"""Лист «Группы»: groups that are not whole classes."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from zhurnal.interop.xlsx.cells import names, one_of, text_up_to
from zhurnal.interop.xlsx.columns import Column
from zhurnal.interop.xlsx.draft import Draft
from zhurnal.interop.xlsx.row import Row
from zhurnal.interop.xlsx.sheet import Sheet
from zhurnal.kernel.verdict import refusal
from zhurnal.school.entries import GroupEntry
from zhurnal.school.models import TeachingGroup
from zhurnal.school.queries.group_lists import listed_groups

_KIND = TeachingGroup.Kind
KINDS = {
    "подгруппа": _KIND.SUBGROUP.value,
    "межклассная": _KIND.CROSS_CLASS.value,
    "индивидуальная": _KIND.INDIVIDUAL.value,
}


def _read(row: Row, draft: Draft) -> GroupEntry:
    name = draft.spelled("group", row["name"])
    if draft.spelled("class", name) in draft.names("class"):
        row.refuse(refusal("name-is-class", value=name), "Группа")
    classes = tuple(
        draft.find(row, "class", each, column="Классы", sheet="Классы") for each in row["classes"]
    )
    if row["kind"] == _KIND.SUBGROUP and len(set(classes)) > 1:
        row.refuse(refusal("subgroup-of-several"), "Вид")
    return GroupEntry(name=name, kind=row["kind"], classes=tuple(dict.fromkeys(classes)))


def _stored(draft: Draft) -> dict[Any, GroupEntry]:
    return {} if draft.stored_year is None else listed_groups(draft.stored_year)


GROUPS = Sheet(
    kind="group",
    title="Группы",
    about=_(
        "Подгруппы классов, группы из нескольких классов, обучение одного ученика. Сами классы "
        "сюда вписывать не нужно."
    ),
    columns=(
        Column("name", "Группа", text_up_to(60), required=True, example="7Б англ. 1", width=24),
        Column("classes", "Классы", names, required=True, empty=(), aliases=("Класс",),
               example="7Б", comment="Один класс или несколько через запятую: 10А, 10Б"),
        Column("kind", "Вид", one_of(KINDS), required=True, words=KINDS, example="подгруппа",
               width=18),
    ),
    stored=_stored,
    read=_read,
    label=lambda entry: entry.name,
    refer=lambda values: values.get("name"),
)  # fmt: skip
