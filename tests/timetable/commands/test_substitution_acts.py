"""One order names many substitutes at once, and is taken back at once."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.builders import a_lesson
from tests.cast import TODAY, Cast
from tests.journal.writing import acting, last_event, write
from zhurnal.audit.models import AuditEvent
from zhurnal.kernel.verdict import Refused
from zhurnal.school.models import StaffMember
from zhurnal.timetable.commands.substitute import substitute
from zhurnal.timetable.commands.undo_substitutions import undo_substitutions
from zhurnal.timetable.entries import OrderEntry, SubstituteEntry
from zhurnal.timetable.models import Lesson, Substitution


def order_all(cast: Cast, told: list[tuple[Lesson, StaffMember]], now: datetime) -> int:
    return substitute(
        actor=acting(cast.deputy, now),
        order=OrderEntry(number="112-к", on=TODAY, reason="больничный"),
        entries=[SubstituteEntry(lesson_id=row.pk, teacher_id=who.pk) for row, who in told],
        now=now,
    )


@pytest.mark.req("R-2.3-b")
def test_an_order_names_all_its_substitutes_or_none(cast: Cast, now: datetime) -> None:
    with cast.inside():
        coming = a_lesson(cast.algebra, on=date(2026, 11, 20), number=2)
        told = [(cast.lessons[-1], cast.teacher_roman), (coming, cast.teacher_anna)]
        with pytest.raises(Refused):
            order_all(cast, told, now)
        assert not Substitution.objects.exists()
        assert order_all(cast, [(lesson, cast.teacher_roman) for lesson, _ in told], now) == 2
        assert len({row.act for row in Substitution.objects.all()}) == 1
        events = list(AuditEvent.objects.values_list("event", flat=True).order_by("id"))
    assert events[-3:] == ["timetable.substitution.ordered"] * 2 + ["timetable.act.ordered"]


@pytest.mark.req("R-2.3-b", "M-7")
def test_an_order_is_taken_back_as_one_while_nothing_is_written(cast: Cast, now: datetime) -> None:
    with cast.inside():
        coming = a_lesson(cast.algebra, on=date(2026, 11, 20), number=2)
        told = [(lesson, cast.teacher_roman) for lesson in (cast.lessons[-1], coming)]
        order_all(cast, told, now)
        act = Substitution.objects.values_list("act", flat=True)[0]
        assert act is not None
        deputy = acting(cast.deputy, now)
        assert undo_substitutions(actor=deputy, act=act, now=now) == 2
        assert last_event().event == "timetable.act.undone"
        assert not acting(cast.roman, now).grants
        order_all(cast, told, now)
        act = Substitution.objects.get(lesson=coming, ended_at__isnull=True).act
        assert act is not None
    here = {"lesson": cast.lessons[-1].pk, "version": 0, "topic": "Степень числа"}
    assert write(cast, cast.roman, now, "write_topic", **here).verdict
    with cast.inside():
        with pytest.raises(Refused) as refused:
            undo_substitutions(actor=deputy, act=act, now=now)
        assert refused.value.verdict.code == "act-has-entries"
        assert Substitution.objects.filter(ended_at__isnull=True).count() == 2


def test_whoever_gives_two_lessons_at_once_gives_them_to_merged_groups(
    cast: Cast, now: datetime
) -> None:
    with cast.inside():
        other = a_lesson(cast.english_two, on=TODAY, number=3)
        order_all(cast, [(other, cast.teacher_boris), (cast.lessons[-1], cast.teacher_boris)], now)
        merged = {row.lesson_id: row.merged for row in Substitution.objects.all()}
    assert merged == {other.pk: True, cast.lessons[-1].pk: False}
