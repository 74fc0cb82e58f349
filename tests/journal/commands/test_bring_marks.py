"""Marks from another school or a hospital: by paper, typed, counted, nobody's to change."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.builders import a_pupil
from tests.cast import TODAY, Cast
from tests.journal.writing import acting, write
from zhurnal.journal.brought import BringMarks, BroughtLine
from zhurnal.journal.commands.bring_marks import bring_marks
from zhurnal.journal.commands.withdraw_brought import withdraw_brought
from zhurnal.journal.models import BroughtPaper, Mark, Work
from zhurnal.journal.queries.journal_page import journal_page
from zhurnal.kernel.verdict import Refused
from zhurnal.school.models import Person
from zhurnal.tenancy.uuid7 import uuid7

DAY = date(2026, 11, 12)


def bring(cast: Cast, now: datetime, by: Person | None = None, **fields: Any) -> BroughtPaper:
    line = BroughtLine(
        subject_id=cast.algebra.subject_id,
        on=fields.pop("on", DAY),
        type=fields.pop("type", "test"),
        value=fields.pop("value", "3"),
    )
    told = {
        "key": uuid7(), "pupil_id": cast.pupil_ivan.pk, "issued_by": "Детская больница",
        "number": "17", "issued_on": date(2026, 11, 17), "lines": (line,), **fields,
    }  # fmt: skip
    with cast.inside():
        return bring_marks(
            actor=acting(by or cast.secretary, now), entry=BringMarks(**told), now=now
        )


def line_of(cast: Cast, now: datetime) -> Any:
    with cast.inside():
        page = journal_page(cast.algebra.pk, actor=acting(cast.anna, now), now=now)
        assert page is not None
        return next(line for line in page.lines if line.id == cast.pupil_ivan.pk)


@pytest.mark.req("R-2.7-c")
def test_a_brought_mark_is_signed_typed_and_counts(cast: Cast, now: datetime) -> None:
    before = line_of(cast, now)
    bring(cast, now)
    after = line_of(cast, now)
    assert (before.count, after.count) == (2, 3)
    # Answer 5, tests 4 and 3: (5 + 4*3 + 3*3) / (1 + 3 + 3).
    assert (before.mean, after.mean) == (Decimal("4.25"), Decimal("3.71"))
    with cast.inside():
        mark = Mark.objects.select_related("work__work_type", "lesson").get(
            work__brought__isnull=False
        )
        assert (mark.lesson.on, mark.work.work_type.code) == (date(2026, 11, 16), "test")
        assert mark.comment == (
            "Перезачёт: Детская больница, документ № 17 от 17.11.2026, работа 12.11.2026"
        )


def test_nobody_changes_it_here_and_no_other_pupil_is_marked_in_it(
    cast: Cast, now: datetime
) -> None:
    bring(cast, now)
    with cast.inside():
        work = Work.objects.get(brought__isnull=False)
    told = {"lesson": work.lesson_id, "value": "5", "version": 1, "work": work.pk}
    for pupil in (cast.pupil_ivan, cast.pupil_pyotr):
        answer = write(cast, cast.anna, now, "put_mark", pupil=pupil.pk, **told)
        assert answer.verdict.code == "mark-brought"
    fresh = {"lesson": work.lesson_id, "value": "5", "version": 0, "type": "test"}
    with cast.inside():
        Work.objects.filter(lesson=work.lesson_id, brought__isnull=True).update(position=9)
    answer = write(cast, cast.anna, now, "put_mark", pupil=cast.pupil_pyotr.pk, **fresh)
    assert answer.verdict
    with cast.inside():
        assert Mark.objects.filter(work=work).count() == 1


def test_who_has_just_come_brings_marks_of_the_days_before(cast: Cast, now: datetime) -> None:
    with cast.inside():
        newcomer = a_pupil(cast.class_7b, "Новиков Лев", since=date(2026, 11, 16))
    bring(cast, now, pupil_id=newcomer.pk, on=date(2026, 11, 9))
    with cast.inside():
        mark = Mark.objects.select_related("lesson").get(pupil=newcomer)
        assert mark.lesson.on == date(2026, 11, 16)


@pytest.mark.req("M-7")
def test_a_paper_is_withdrawn_with_its_marks_and_stays(cast: Cast, now: datetime) -> None:
    before = line_of(cast, now)
    paper = bring(cast, now)
    assert bring(cast, now, key=paper.pk) == paper
    with cast.inside():
        told: dict[str, Any] = {
            "actor": acting(cast.secretary, now),
            "paper_id": paper.pk,
            "now": now,
        }
        withdraw_brought(**told, reason="не тот ученик")
        assert Mark.objects.get(work__brought=paper).value == ""
        with pytest.raises(Refused) as refused:
            withdraw_brought(**told, reason="ещё раз")
    assert refused.value.verdict.code == "paper-not-open"
    assert line_of(cast, now).mean == before.mean


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"value": "6"}, "not-a-mark"),
        ({"value": "•"}, "not-a-mark"),
        ({"type": "guess"}, "unknown-work-type"),
        ({"lines": ()}, "nothing-brought"),
        ({"issued_on": date(2026, 11, 19)}, "paper-in-the-future"),
        ({"on": TODAY}, "brought-after-paper"),
        ({"on": date(2026, 7, 1)}, "no-lesson-for-brought"),
        ({"scan": b"GIF89a"}, "scan-not-readable"),
        ({"pupil_id": uuid7()}, "not-found"),
    ],
)
def test_a_paper_that_makes_no_sense_leaves_nothing(
    cast: Cast, now: datetime, fields: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        bring(cast, now, **fields)
    assert refused.value.verdict.code == code
    with cast.inside():
        assert not BroughtPaper.objects.exists()
        assert not Work.objects.filter(brought__isnull=False).exists()


def test_the_homeroom_teacher_brings_for_his_class_alone(cast: Cast, now: datetime) -> None:
    assert bring(cast, now, by=cast.galina).number == "17"
    for person, code in ((cast.nina, "not-found"), (cast.anna, "role-lacks-permission")):
        with pytest.raises(Refused) as refused:
            bring(cast, now, by=person)
        assert refused.value.verdict.code == code
