"""What the sheets of staff, pupils and guardians have in common: names, birthdays, logins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhurnal.interop.xlsx.cells import a_date, one_of, text_up_to
from zhurnal.interop.xlsx.columns import Column
from zhurnal.interop.xlsx.contacts import a_login
from zhurnal.interop.xlsx.draft import Draft
from zhurnal.interop.xlsx.row import Row
from zhurnal.kernel.verdict import refusal
from zhurnal.school.entries import PersonEntry

SEX = {"м": "m", "ж": "f"}
_SEX_WORDS = {**SEX, "муж": "m", "мужской": "m", "жен": "f", "женский": "f"}

LAST_NAME = Column("last_name", "Фамилия", text_up_to(80, name=True), required=True,
                   example="Петрова", width=20)  # fmt: skip
FIRST_NAME = Column("first_name", "Имя", text_up_to(80, name=True), required=True, example="Анна")
PATRONYMIC = Column("patronymic", "Отчество", text_up_to(80, name=True), example="Сергеевна",
                    comment="Может не быть", width=20)  # fmt: skip
SEX_COLUMN = Column("sex", "Пол", one_of(_SEX_WORDS), words=SEX, example="ж", width=8)
BIRTH_DATE = Column("birth_date", "Дата рождения", a_date, empty=None, aliases=("Родился",),
                    example="14.03.2013")  # fmt: skip
LOGIN = Column("login", "Логин", a_login, keeps=True, example="petrova.as", width=20,
               comment="Пусто — логин составится из фамилии и инициалов")  # fmt: skip


_NAMES = ("last_name", "first_name", "patronymic")
#: People stand in a list by their names.
ORDER = _NAMES


def names_of(named: Row | PersonEntry) -> dict[str, Any]:
    """The names in a row or of a person, as an entry takes them."""
    if isinstance(named, PersonEntry):
        return {name: getattr(named, name) for name in _NAMES}
    return {name: named[name] for name in _NAMES}


def age_on(day: date, birth_date: date) -> int:
    """Whole years on a day."""
    before = (day.month, day.day) < (birth_date.month, birth_date.day)
    return day.year - birth_date.year - before


def check_age(row: Row, draft: Draft, bounds: tuple[int, int]) -> None:
    """Refuse a date of birth that cannot be."""
    born: date | None = row["birth_date"]
    if born is None or draft.year is None:
        return
    age = age_on(draft.year.starts_on, born)
    if not bounds[0] <= age <= bounds[1]:
        verdict = refusal("age-impossible", age=age, least=bounds[0], most=bounds[1])
        row.refuse(verdict, "Дата рождения")


def check_same(row: Row, known: PersonEntry | None, column: str) -> None:
    """Refuse a number that is known as quite another person's: nobody changes so much at once."""
    if known is None:
        return
    other_name = row["first_name"] != known.first_name and row["last_name"] != known.last_name
    if other_name and row["birth_date"] != known.birth_date:
        row.refuse(refusal("number-of-other", name=known.full_name), column)


def check_login(row: Row, known: PersonEntry | None, draft: Draft, owner: tuple[str, str]) -> None:
    """Refuse a login that somebody else has, or another one than the person already has."""
    login: str = row["login"]
    if not login:
        return
    if known is not None and known.login:
        if known.login != login:
            row.refuse(refusal("login-fixed", login=known.login), "Логин")
        return
    if login in draft.taken_logins:
        row.refuse(refusal("login-taken", value=login), "Логин")
        return
    holder = logins(draft).get(login)
    if holder is not None and holder != owner:
        row.refuse(refusal("login-taken", value=login), "Логин")


def logins(draft: Draft) -> dict[str, tuple[str, str]]:
    """Who of the school's lists has which login: (kind of list, the person's key there)."""
    if "logins" not in draft.memory:
        found: dict[str, tuple[str, str]] = {}
        for kind in ("staff", "pupil"):
            for key, entry in draft.names(kind).items():
                if entry.login:
                    found[entry.login] = (kind, key)
        for entry in draft.names("guardian").values():
            if entry.login:
                found.setdefault(entry.login, ("guardian", entry.who))
        draft.memory["logins"] = found
    memory: dict[str, tuple[str, str]] = draft.memory["logins"]
    return memory


def remember_login(entry: PersonEntry, draft: Draft, owner: tuple[str, str]) -> None:
    """Note that a login is given away."""
    if entry.login:
        logins(draft).setdefault(entry.login, owner)


def same(one: Mapping[str, str] | PersonEntry, other: PersonEntry) -> bool:
    """Whether two lines bear one full name."""
    name = one.full_name if isinstance(one, PersonEntry) else " ".join(filter(None, one.values()))
    return name.casefold().replace("ё", "е") == other.full_name.casefold().replace("ё", "е")
