"""Лист «Периоды»: quarters, half-years, trimesters."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from zhurnal.interop.xlsx.cells import a_date, grades, text_up_to
from zhurnal.interop.xlsx.columns import Column, spans
from zhurnal.interop.xlsx.draft import Draft
from zhurnal.interop.xlsx.row import Row
from zhurnal.interop.xlsx.sheet import Sheet
from zhurnal.interop.xlsx.sheets._dates import check_span
from zhurnal.kernel.verdict import refusal
from zhurnal.school.entries import TermEntry
from zhurnal.school.queries.calendar_lists import listed_terms


def _read(row: Row, draft: Draft) -> TermEntry | None:
    check_span(row, draft, row["starts_on"], row["ends_on"])
    scheme = draft.spelled("scheme", row["scheme"])
    return TermEntry(
        scheme=scheme, name=row["name"], starts_on=row["starts_on"], ends_on=row["ends_on"]
    )


def _check(row: Row, entry: TermEntry, draft: Draft) -> None:
    for other in draft.names("term").values():
        if (
            other.scheme == entry.scheme
            and other.key != entry.key
            and other.starts_on <= entry.ends_on
            and entry.starts_on <= other.ends_on
        ):
            row.refuse(refusal("terms-overlap", other=other.name))
            return


def _accepted(row: Row, entry: TermEntry, draft: Draft) -> None:
    draft.names("scheme")[entry.scheme] = entry.scheme
    for grade in row["grades"]:
        draft.memory.setdefault("scheme-of-grade", {})[grade] = entry.scheme


def _stored(draft: Draft) -> dict[Any, TermEntry]:
    if draft.stored_year is None:
        return {}
    terms = listed_terms(draft.stored_year)
    draft.names("scheme").update({term.scheme: term.scheme for term in terms.values()})
    return terms


def _written(entry: TermEntry, draft: Draft) -> dict[str, Any]:
    classes = draft.names("class").values()
    return {"grades": spans(tuple(sorted({c.grade for c in classes if c.scheme == entry.scheme})))}


TERMS = Sheet(
    kind="term",
    title="Периоды",
    about=_(
        "Учебные периоды: четверти, полугодия, триместры. Периоды одной схемы не пересекаются. "
        "Конец периода, каникулы и начало следующего — независимые даты."
    ),
    columns=(
        Column("scheme", "Схема", text_up_to(60), required=True, example="Четверти",
               comment="Четверти, Полугодия — как называет школа"),
        Column("name", "Период", text_up_to(60), required=True, example="1 четверть"),
        Column("starts_on", "Начало", a_date, required=True, example="01.09.2026"),
        Column("ends_on", "Окончание", a_date, required=True, aliases=("Конец",),
               example="24.10.2026"),
        Column("grades", "Параллели", grades, empty=(), aliases=("Классы",), example="1-9",
               comment="Каким параллелям подходит схема: 1-9 или 5, 6, 7"),
    ),
    stored=_stored,
    read=_read,
    check=_check,
    accepted=_accepted,
    written=_written,
    order=("scheme", "starts_on"),
    label=lambda entry: f"{entry.scheme}: {entry.name}",
    refer=lambda values: (values.get("scheme"), values.get("name")),
    aliases=("Учебные периоды", "Четверти"),
)  # fmt: skip
