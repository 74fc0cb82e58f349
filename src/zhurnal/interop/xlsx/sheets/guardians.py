"""Лист «Родители»: who represents whom.

People have no number of their own here. Two rows are one person when they have one login; else when
they have one full name and one telephone; a guardian of this very pupil is known by name alone.
Namesakes without login and telephone stay two people, since one of them must not see the other's
child.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from zhurnal.interop.xlsx.cells import code_up_to, one_of
from zhurnal.interop.xlsx.columns import Column
from zhurnal.interop.xlsx.contacts import a_phone, an_email
from zhurnal.interop.xlsx.draft import Draft
from zhurnal.interop.xlsx.row import Row
from zhurnal.interop.xlsx.sheet import Sheet
from zhurnal.interop.xlsx.sheets import _person
from zhurnal.kernel.verdict import refusal
from zhurnal.school.entries import GuardianEntry, PersonEntry
from zhurnal.school.models import Guardianship
from zhurnal.school.queries.people_lists import listed_guardians

KINDS = {label: value for value, label in Guardianship.Kind.choices}
_WORDS = {**KINDS, "мама": "mother", "папа": "father", "приемный родитель": "foster"}

Identity = tuple[str, ...]


def _read(row: Row, draft: Draft) -> GuardianEntry | None:
    number = draft.find_number(
        row, "pupil", row["file_number"], column="Личное дело № ученика", sheet="Ученики"
    )
    who, person = _who(row, draft)
    _check_login(row, person, draft)
    entry = GuardianEntry(
        **_person.names_of(row),
        phone=row["phone"],
        email=row["email"],
        login=row["login"],
        file_number=number,
        who=who,
        kind=row["kind"],
    )
    if person is not None:
        entry = replace(entry, patronymic=entry.patronymic or person.patronymic)
        works_here = _works_here(person, draft)
        # A new name is believed of a guardian of this pupil, not of anybody a login may lead to;
        # of an employee the sheet of staff alone tells it.
        if not _person.same(entry, person) and (
            works_here or entry.key not in draft.names("guardian")
        ):
            row.refuse(refusal("same-login-other-name", value=row["login"]), "Логин")
        if works_here:
            entry = replace(entry, **_person.names_of(person))
        entry = replace(
            entry,
            sex=person.sex,
            birth_date=person.birth_date,
            phone=entry.phone or person.phone,
            email=entry.email or person.email,
            login=person.login or entry.login,
        )
    if not row.reasons:
        _remember(entry, draft)
    return entry


def _works_here(person: PersonEntry, draft: Draft) -> bool:
    """Whether somebody of the sheet of staff has the person's login."""
    return _person.logins(draft).get(person.login, ("", ""))[0] == "staff"


def _check_login(row: Row, person: PersonEntry | None, draft: Draft) -> None:
    """Refuse a login that belongs to a pupil or to somebody outside the school."""
    login = row["login"]
    if login in _person.logins(draft) and ("login", login) not in _people(draft):
        row.refuse(refusal("login-taken", value=login), "Логин")
        return
    _person.check_login(row, person, draft, _person.logins(draft).get(login, ("", "")))


def _who(row: Row, draft: Draft) -> tuple[str, PersonEntry | None]:
    """Who the row is about, and what is known of that person."""
    people = _people(draft)
    for identity in _identities(row.values):
        if identity in people:
            return people[identity]
    return f"new:{row.number}", None


def _identities(values: Any) -> list[Identity]:
    name = " ".join((values["last_name"], values["first_name"], values["patronymic"]))
    name = name.casefold().replace("ё", "е")
    found: list[Identity] = [("child", name, values["file_number"])]
    if values["phone"]:
        found.insert(0, ("phone", name, values["phone"]))
    if values["login"]:
        found.insert(0, ("login", values["login"]))
    return found


def _people(draft: Draft) -> dict[Identity, tuple[str, PersonEntry]]:
    """Everybody a guardian may turn out to be: stored guardians, then staff with logins."""
    if "guardian-people" not in draft.memory:
        found: dict[Identity, tuple[str, PersonEntry]] = {}
        for entry in draft.names("guardian").values():
            for identity in _identities(_values(entry)):
                found.setdefault(identity, (entry.who, entry))
        for member in draft.names("staff").values():
            if member.login:
                found.setdefault(("login", member.login), (f"login:{member.login}", member))
        draft.memory["guardian-people"] = found
    people: dict[Identity, tuple[str, PersonEntry]] = draft.memory["guardian-people"]
    return people


def _remember(entry: GuardianEntry, draft: Draft) -> None:
    for identity in _identities(_values(entry)):
        _people(draft).setdefault(identity, (entry.who, entry))
    _person.remember_login(entry, draft, ("guardian", entry.who))


def _values(entry: GuardianEntry) -> dict[str, str]:
    names = ("last_name", "first_name", "patronymic", "phone", "login", "file_number")
    return {name: getattr(entry, name) for name in names}


def _check(row: Row, entry: GuardianEntry, draft: Draft) -> None:
    """Refuse a row that tells of one person otherwise than a row above it."""
    first: tuple[int, GuardianEntry] | None = _seen(draft).get(entry.who)
    if first is None:
        return
    said = (
        ("last_name", "Фамилия"), ("first_name", "Имя"), ("patronymic", "Отчество"),
        ("phone", "Телефон"), ("email", "Почта"),
    )  # fmt: skip
    for name, title in said:
        if row[name] and getattr(first[1], name) not in ("", row[name]):
            row.refuse(refusal("same-person-differs", row=first[0]), title)


def _accepted(row: Row, entry: GuardianEntry, draft: Draft) -> None:
    _seen(draft).setdefault(entry.who, (row.number, entry))


def _seen(draft: Draft) -> dict[str, tuple[int, GuardianEntry]]:
    seen: dict[str, tuple[int, GuardianEntry]] = draft.memory.setdefault("guardian-rows", {})
    return seen


def _stored(draft: Draft) -> dict[Any, GuardianEntry]:
    return {} if draft.school_id is None else listed_guardians(draft.school_id)


def _written(entry: GuardianEntry, draft: Draft) -> dict[str, Any] | None:
    """Parents are written with their children."""
    return {} if draft.names("pupil")[entry.file_number].class_name else None


GUARDIANS = Sheet(
    kind="guardian",
    title="Родители",
    about=_(
        "Законные представители. У матери двоих детей — две строки с одним логином или с "
        "одинаковыми ФИО и телефоном. Если родитель сам работает в школе, впишите тот "
        "же логин, что на листе «Сотрудники». Пустая ячейка оставляет прежнее значение."
    ),
    columns=(
        Column("file_number", "Личное дело № ученика", code_up_to(32), required=True,
               aliases=("Личное дело №", "Личное дело", "№ личного дела"), example="П-117",
               width=22),
        _person.LAST_NAME,
        _person.FIRST_NAME,
        _person.PATRONYMIC,
        Column("kind", "Кем приходится", one_of(_WORDS), required=True, words=KINDS,
               aliases=("Степень родства", "Родство"), example="мать", width=20),
        Column("phone", "Телефон", a_phone, keeps=True, example="+7 913 123-45-67", width=20),
        Column("email", "Почта", an_email, keeps=True, aliases=("Электронная почта", "E-mail"),
               example="petrova@example.org", width=24),
        _person.LOGIN,
    ),
    stored=_stored,
    read=_read,
    check=_check,
    accepted=_accepted,
    written=_written,
    label=lambda entry: entry.full_name,
    needs_year=False,
)  # fmt: skip
