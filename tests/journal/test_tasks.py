"""A homework in words says each of its parts."""

from __future__ import annotations

import pytest

from zhurnal.demo.history.tasks import task
from zhurnal.journal.entries import Task
from zhurnal.journal.tasks import task_in_words


@pytest.mark.req("R-2.8-a")
@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (Task(text="повторить правило"), "повторить правило"),
        (Task(pages="12–14", exercises="412, 415"), "с. 12–14, № 412, 415"),
        (Task(pages="§ 19", exercises="упр. 3"), "§ 19, упр. 3"),
        (
            Task(text="вывод", source="Алгебра, Мерзляк", pages="45", manner=["written", "oral"]),
            "Алгебра, Мерзляк, с. 45; вывод (письменно, устно)",
        ),
        (Task(practical="измерить пульс"), "практическая работа: измерить пульс"),
        (Task(manner=["revise"]), "повторить"),
        (Task(manner=["вслух"], text="§ 3"), "§ 3 (вслух)"),
        (Task(), ""),
    ],
)
def test_each_part_is_said(parts: Task, words: str) -> None:
    assert task_in_words(parts) == words


@pytest.mark.parametrize(
    ("plan", "pages", "exercises", "text"),
    [
        ("§ 19, правило наизусть, упр. 214", "§ 19", "упр. 214", "правило наизусть"),
        ("№ 412–415", "", "412–415", ""),
        ("читать с. 14–20", "14–20", "", "читать"),
        ("закончить рисунок", "", "", "закончить рисунок"),
    ],
)
def test_the_demo_school_fills_the_parts_from_its_plans(
    plan: str, pages: str, exercises: str, text: str
) -> None:
    told = task(plan, grade=7, turn=1)
    assert (told.pages, told.exercises, told.text) == (pages, exercises, text)
