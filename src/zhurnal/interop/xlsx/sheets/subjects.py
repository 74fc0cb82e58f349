"""Лист «Предметы»."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from zhurnal.interop.xlsx.cells import text_up_to
from zhurnal.interop.xlsx.columns import Column
from zhurnal.interop.xlsx.draft import Draft
from zhurnal.interop.xlsx.row import Row
from zhurnal.interop.xlsx.sheet import Sheet, kept
from zhurnal.school.entries import SubjectEntry
from zhurnal.school.queries.course_lists import listed_subjects


def _read(row: Row, draft: Draft) -> SubjectEntry:
    name = draft.spelled("subject", row["name"])
    entry = SubjectEntry(name=name, short_name=row["short_name"] or name[:40])
    return kept(entry, draft.names("subject").get(name), row)


def _stored(draft: Draft) -> dict[Any, SubjectEntry]:
    return listed_subjects() if draft.school_id is not None else {}


SUBJECTS = Sheet(
    kind="subject",
    title="Предметы",
    about=_("Предметы так, как их называет школа. На эти названия ссылаются другие листы."),
    columns=(
        Column("name", "Предмет", text_up_to(120), required=True, aliases=("Название",),
               example="Русский язык", width=32),
        Column("short_name", "Краткое название", text_up_to(40), keeps=True,
               aliases=("Сокращение", "Кратко"), example="Рус. яз."),
    ),
    stored=_stored,
    read=_read,
    label=lambda entry: entry.name,
    refer=lambda values: values.get("name"),
    needs_year=False,
)  # fmt: skip
