"""Лист «Планы»: lesson plans (КТП)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from zhurnal.curriculum.entries import PlanLineEntry
from zhurnal.curriculum.queries.plan_lists import listed_plan_lines
from zhurnal.interop.xlsx.cells import text_up_to, whole
from zhurnal.interop.xlsx.columns import Column
from zhurnal.interop.xlsx.draft import Draft
from zhurnal.interop.xlsx.row import Row
from zhurnal.interop.xlsx.sheet import Sheet, kept


def _read(row: Row, draft: Draft) -> PlanLineEntry:
    subject = draft.find(row, "subject", row["subject"], column="Предмет", sheet="Предметы")
    entry = PlanLineEntry(
        grade=row["grade"],
        subject=subject,
        number=row["number"],
        section=row["section"],
        topic=row["topic"],
        work=row["work"],
        homework=row["homework"],
    )
    return kept(entry, draft.names("plan").get(entry.key), row)


def _stored(draft: Draft) -> dict[Any, PlanLineEntry]:
    return {} if draft.stored_year is None else listed_plan_lines(draft.stored_year)


PLANS = Sheet(
    kind="plan",
    title="Планы",
    about=_(
        "Календарно-тематические планы: один на параллель и предмет. Темы подставятся в уроки по "
        "порядку номеров."
    ),
    columns=(
        Column("grade", "Параллель", whole(1, 12), required=True, aliases=("Класс",), example="7"),
        Column("subject", "Предмет", text_up_to(120), required=True, example="Алгебра", width=28),
        Column("number", "№ урока", whole(1, 999), required=True, aliases=("Урок", "№"),
               example="1"),
        Column("section", "Раздел", text_up_to(200), example="Числа и вычисления", width=28),
        Column("topic", "Тема урока", text_up_to(500), required=True, aliases=("Тема",),
               example="Рациональные числа", width=40),
        Column("work", "Вид контроля", text_up_to(80), example="Контрольная работа", width=20),
        Column("homework", "Домашнее задание", text_up_to(500), aliases=("ДЗ",),
               example="п. 1, № 5–8", width=28),
    ),
    stored=_stored,
    read=_read,
    label=lambda entry: f"{entry.grade} кл., {entry.subject}, урок {entry.number}",
    aliases=("КТП",),
)  # fmt: skip
