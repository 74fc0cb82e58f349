from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from zoneinfo import ZoneInfo

from zhurnal.kernel.clock import at
from zhurnal.kernel.dayspan import DaySpan
from zhurnal.school.models import SchoolYear
from zhurnal.school.queries.special_days import special_days
from zhurnal.school.rules.lesson_days import teaching_days
from zhurnal.timetable.models import Bell, Lesson, WeeklySlot
from zhurnal.timetable.rules.school_weeks import in_week, week_number


def planned_lessons(
    year: SchoolYear, slots: Iterable[WeeklySlot], days: DaySpan, *, zone: ZoneInfo
) -> Iterator[Lesson]:
    """The lessons that weekly places (with their courses) mean in some days of a year, not stored.

    A place without a bell means none.

    Source: school practice §8; M-4 (the teaching calendar and the bells).
    """
    bells = {
        (bell.shift, bell.number): (bell.starts_at, bell.ends_at)
        for bell in Bell.objects.filter(year=year, variant=Bell.Variant.ORDINARY)
    }
    special = special_days(year)
    calendars: dict[int, dict[int, list[date]]] = {}
    for slot in slots:
        grade = slot.course.grade
        if grade not in calendars:
            calendars[grade] = teaching_days(
                days,
                grade=grade,
                week_days=year.week_days,
                off=special.off,
                moved=special.moved,
            )
        bell = bells.get((slot.shift, slot.number))
        if bell is None:
            continue
        valid = DaySpan(slot.valid_from, slot.valid_before)
        for day in calendars[grade][slot.weekday]:
            if day in valid and in_week(slot.weeks, week_number(day, starts_on=year.starts_on)):
                yield Lesson(
                    course_id=slot.course_id,
                    teacher_id=slot.teacher_id,
                    school_year=year.number,
                    on=day,
                    shift=slot.shift,
                    number=slot.number,
                    starts_at=at(day, bell[0], zone),
                    ends_at=at(day, bell[1], zone),
                    room=slot.room,
                )
