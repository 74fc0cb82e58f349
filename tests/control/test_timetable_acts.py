"""Whatever is done to the timetable: caught up from the trail is the same as from scratch."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import transaction

from tests.builders import a_lesson
from tests.cast import TODAY, Cast
from tests.control.told import everything
from tests.timetable import changes
from tests.timetable.actors import an_actor
from zhurnal.access.actor import Actor
from zhurnal.access.roles import RoleCode
from zhurnal.control.commands.catch_up import catch_up
from zhurnal.control.commands.recompute import recompute
from zhurnal.control.models import Obligation
from zhurnal.timetable.commands.end_change import end_change
from zhurnal.timetable.commands.move_slot import move_slot
from zhurnal.timetable.commands.place_slot import place_slot
from zhurnal.timetable.commands.remove_slot import remove_slot
from zhurnal.timetable.entries import PlaceEntry
from zhurnal.timetable.models import Lesson, LessonChange, WeeklySlot

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def deputy(school_7: Cast) -> Actor:
    return an_actor(school_7, RoleCode.DEPUTY_HEAD)


@pytest.fixture
def caught_up(school_7: Cast, now: datetime, clock: Any) -> Callable[[], set[tuple[Any, ...]]]:
    """Catches up, and says what changed; the same from scratch, or the test fails."""

    def catching_up() -> set[tuple[Any, ...]]:
        before = everything()
        clock.shift(60)  # past the seconds that are read once more
        catch_up(now=now)
        found = everything()
        savepoint = transaction.savepoint()
        Obligation.objects.all().delete()
        recompute(now=now)
        assert everything() == found
        transaction.savepoint_rollback(savepoint)
        return found ^ before

    catching_up()
    return catching_up


@pytest.mark.req("M-1", "M-7")
def test_slots_that_are_placed_moved_and_removed(
    school_7: Cast, deputy: Actor, now: datetime, caught_up: Callable[[], set[Any]]
) -> None:
    told: dict[str, Any] = {"actor": deputy, "since": TODAY, "now": now}
    entry = PlaceEntry(weekday=2, number=6, teacher_id=school_7.teacher_anna.pk)
    place_slot(course_id=school_7.algebra.pk, entry=entry, **told)
    assert caught_up()
    slot = WeeklySlot.objects.get()
    later = PlaceEntry(weekday=4, number=6, teacher_id=school_7.teacher_anna.pk)
    move_slot(slot_id=slot.pk, entry=later, **told)
    assert caught_up()
    remove_slot(slot_id=WeeklySlot.objects.get(valid_before=None).pk, **told)
    caught_up()
    assert not Obligation.objects.filter(lesson__spare=True).exists()


@pytest.mark.req("M-1")
def test_lessons_cancelled_moved_swapped_and_remote_by_order(
    school_7: Cast, deputy: Actor, now: datetime, caught_up: Callable[[], set[Any]]
) -> None:
    first = a_lesson(school_7.algebra, on=TUESDAY, number=2)
    second = a_lesson(school_7.russian, on=TUESDAY, number=3)
    recompute(now=now)
    acts: dict[str, Callable[[], str]] = {
        "remote": lambda: changes.remote(school_7, first, now),
        "swap": lambda: changes.swap(school_7, first, second, now),
        "move": lambda: changes.move(school_7, first, date(2026, 11, 25), 6, now),
        "cancel": lambda: changes.cancel(school_7, second, now),
    }
    for name, act in acts.items():
        assert act() == "", name
        changed = caught_up()
        assert bool(changed) == (name != "remote"), name
    while row := LessonChange.objects.filter(ended_at=None).order_by("-ordered_at", "-pk").first():
        end_change(actor=deputy, change_id=row.pk, now=now)
        caught_up()
    assert Lesson.objects.get(pk=first.pk).on == TUESDAY
