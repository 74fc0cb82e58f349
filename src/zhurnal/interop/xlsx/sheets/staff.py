"""Лист «Сотрудники»."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from zhurnal.access.entries import RoleEntry
from zhurnal.access.policy import grant_role
from zhurnal.access.roles import RoleCode
from zhurnal.interop.xlsx.cells import code_up_to, many_of, text_up_to
from zhurnal.interop.xlsx.columns import Column
from zhurnal.interop.xlsx.draft import Draft, held_roles
from zhurnal.interop.xlsx.row import FieldChange, Row
from zhurnal.interop.xlsx.sheet import Sheet, kept
from zhurnal.interop.xlsx.sheets import _person
from zhurnal.kernel.verdict import refusal
from zhurnal.school.entries import StaffEntry
from zhurnal.school.queries.people_lists import listed_staff

ROLES = {
    "директор": RoleCode.HEAD,
    "заместитель директора": RoleCode.DEPUTY_HEAD,
    "секретарь": RoleCode.SECRETARY,
    "администратор": RoleCode.ADMINISTRATOR,
}
_ROLE_WORDS = {**ROLES, "завуч": RoleCode.DEPUTY_HEAD, "зам. директора": RoleCode.DEPUTY_HEAD}


def _read(row: Row, draft: Draft) -> StaffEntry:
    number = row["personnel_number"]
    known = draft.names("staff").get(number)
    _person.check_same(row, known, "Табельный №")
    _person.check_age(row, draft, (16, 99))
    _person.check_login(row, known, draft, ("staff", number))
    _give(row, draft, number)
    entry = StaffEntry(
        **_person.names_of(row),
        sex=row["sex"],
        birth_date=row["birth_date"],
        phone=known.phone if known else "",
        email=known.email if known else "",
        login=row["login"],
        personnel_number=number,
        position=row["position"],
    )
    found: StaffEntry = kept(entry, known, row)
    if not row.reasons:
        _person.remember_login(found, draft, ("staff", number))
    return found


def _give(row: Row, draft: Draft, number: str) -> None:
    """Give the roles that are not held already; those the actor may not give are left out and
    named, so that a secretary can take the list in and rights still come of an administrator alone.
    """
    wait = []
    for word, role in ROLES.items():
        entry = RoleEntry(personnel_number=number, role=role)
        if role not in row["roles"] or entry in held_roles(draft):
            continue
        if draft.actor is not None and not grant_role(draft.actor, role):
            wait.append(word)
            continue
        row.roles.append(entry)
        row.extra_changes.append(FieldChange("Роли", "", word))
    if wait:
        row.note(refusal("roles-wait", roles=", ".join(wait)), "Роли")
        draft.roles_wait += 1


def _stored(draft: Draft) -> dict[Any, StaffEntry]:
    return {} if draft.school_id is None else listed_staff(draft.school_id)


def _written(entry: StaffEntry, draft: Draft) -> dict[str, Any]:
    held = {role.role for role in held_roles(draft) if role.personnel_number == entry.key}
    return {"roles": tuple(word for word, role in ROLES.items() if role in held)}


STAFF = Sheet(
    kind="staff",
    title="Сотрудники",
    about=_(
        "Все, кто ведёт уроки или работает с журналом. По табельному номеру на человека ссылаются "
        "другие листы. Роль даёт права на всю школу; учителям роль не нужна: их права следуют из "
        "нагрузки."
    ),
    columns=(
        Column("personnel_number", "Табельный №", code_up_to(32), required=True,
               aliases=("Табельный номер", "Таб. №"), example="14"),
        _person.LAST_NAME,
        _person.FIRST_NAME,
        _person.PATRONYMIC,
        _person.SEX_COLUMN,
        _person.BIRTH_DATE,
        Column("position", "Должность", text_up_to(120), example="учитель математики", width=28),
        Column("roles", "Роли", many_of(_ROLE_WORDS), keeps=True, empty=(), aliases=("Роль",),
               comment="Пусто или через запятую: " + ", ".join(ROLES), example="секретарь",
               width=24),
        _person.LOGIN,
    ),
    stored=_stored,
    read=_read,
    written=_written,
    order=_person.ORDER,
    label=lambda entry: entry.full_name,
    refer=lambda values: values.get("personnel_number"),
    needs_year=False,
)  # fmt: skip
