"""Лист «Ученики»."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from zhurnal.interop.xlsx.cells import a_date, code_up_to
from zhurnal.interop.xlsx.columns import Column
from zhurnal.interop.xlsx.draft import Draft
from zhurnal.interop.xlsx.row import Row
from zhurnal.interop.xlsx.sheet import Sheet, kept
from zhurnal.interop.xlsx.sheets import _person
from zhurnal.kernel.verdict import refusal
from zhurnal.school.entries import PupilEntry
from zhurnal.school.queries.people_lists import listed_pupils


def _read(row: Row, draft: Draft) -> PupilEntry:
    number = row["file_number"]
    known: PupilEntry | None = draft.names("pupil").get(number)
    _person.check_same(row, known, "Личное дело №")
    _person.check_age(row, draft, (5, 25))
    _person.check_login(row, known, draft, ("pupil", number))
    class_name = draft.find(row, "class", row["class_name"], column="Класс", sheet="Классы")
    since = row["enrolled_from"] or _since(known, class_name, draft)
    entry = PupilEntry(
        **_person.names_of(row),
        sex=row["sex"],
        birth_date=row["birth_date"],
        phone=known.phone if known else "",
        email=known.email if known else "",
        login=row["login"],
        file_number=number,
        class_name=class_name,
        enrolled_from=since,
    )
    found: PupilEntry = kept(entry, known, row)
    if not row.reasons:
        _check_place(row, found, known, draft)
        _person.remember_login(found, draft, ("pupil", number))
    return found


def _since(known: PupilEntry | None, class_name: str, draft: Draft) -> date | None:
    """The day when none is written: the known one in the known class, else the year's first."""
    if known is not None and known.class_name == class_name:
        return known.enrolled_from
    return draft.year.starts_on if draft.year else None


def _check_place(row: Row, entry: PupilEntry, known: PupilEntry | None, draft: Draft) -> None:
    year, since = draft.year, entry.enrolled_from
    if year is None or since is None:
        return
    if not date(year.number, 8, 1) <= since <= date(year.number + 1, 8, 31):
        row.refuse(refusal("beyond-year", year=year.name), "Зачислен с")
    if known is not None and known.class_name not in ("", entry.class_name):
        row.note(
            refusal("pupil-moves", before=known.class_name, on=f"{since:%d.%m.%Y}"), "Зачислен с"
        )
    if entry.birth_date is not None:
        grade = draft.names("class")[entry.class_name].grade
        age = _person.age_on(year.starts_on, entry.birth_date)
        if not grade + 5 <= age <= grade + 8:
            row.note(refusal("age-unusual", age=age, grade=grade), "Дата рождения")


def _check(row: Row, entry: PupilEntry, draft: Draft) -> None:
    """Refuse a child that stands in the lists under another number."""
    twin = _twins(draft).get(_face(entry)) if entry.birth_date else None
    if twin is not None and twin != entry.file_number:
        row.refuse(refusal("pupil-twice", number=twin), "Личное дело №")


def _accepted(_row: Row, entry: PupilEntry, draft: Draft) -> None:
    if entry.birth_date is not None:
        _twins(draft).setdefault(_face(entry), entry.file_number)


def _face(entry: PupilEntry) -> tuple[str, date | None]:
    return (entry.full_name.casefold().replace("ё", "е"), entry.birth_date)


def _twins(draft: Draft) -> dict[Any, str]:
    """Pupils by name and date of birth; without the date a namesake is only a namesake."""
    if "twins" not in draft.memory:
        draft.memory["twins"] = {
            _face(entry): entry.file_number
            for entry in draft.names("pupil").values()
            if entry.birth_date is not None
        }
    twins: dict[Any, str] = draft.memory["twins"]
    return twins


def _stored(draft: Draft) -> dict[Any, PupilEntry]:
    return {} if draft.school_id is None else listed_pupils(draft.school_id, draft.stored_year)


def _written(entry: PupilEntry, _draft: Draft) -> dict[str, Any] | None:
    """Whoever is in no class of the year has no row in its workbook."""
    return {} if entry.class_name else None


PUPILS = Sheet(
    kind="pupil",
    title="Ученики",
    about=_(
        "Ученик узнаётся по номеру личного дела. Другой класс в этом столбце — перевод: впишите "
        "его день в столбец «Зачислен с»."
    ),
    columns=(
        Column("file_number", "Личное дело №", code_up_to(32), required=True,
               aliases=("Личное дело", "Номер личного дела", "№ личного дела"), example="П-117"),
        _person.LAST_NAME,
        _person.FIRST_NAME,
        _person.PATRONYMIC,
        _person.SEX_COLUMN,
        _person.BIRTH_DATE,
        Column("class_name", "Класс", code_up_to(20), required=True, example="7Б"),
        Column("enrolled_from", "Зачислен с", a_date, empty=None,
               aliases=("Зачислен", "Дата зачисления"), comment="Пусто — с начала года",
               example="01.09.2026"),
        _person.LOGIN,
    ),
    stored=_stored,
    read=_read,
    check=_check,
    accepted=_accepted,
    written=_written,
    order=("class_name", *_person.ORDER),
    label=lambda entry: f"{entry.full_name}, {entry.class_name}",
    refer=lambda values: values.get("file_number"),
)  # fmt: skip
