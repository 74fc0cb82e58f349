"""Where a lesson is in the year, and whether it can be elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from zhurnal.kernel.clock import at
from zhurnal.kernel.dayspan import DaySpan
from zhurnal.school.models import GroupMembership, SchoolYear, Term
from zhurnal.school.queries.special_days import special_days
from zhurnal.school.rules.lesson_days import teaching_days
from zhurnal.timetable.entries import SpotEntry
from zhurnal.timetable.models import Bell, Lesson, Substitution
from zhurnal.timetable.queries.given_lessons import given_by, lessons_at
from zhurnal.timetable.rules.spot import Clash, Spot


def spot_of(lesson: Lesson) -> Spot:
    """Where a lesson is now."""
    return Spot(
        on=lesson.on,
        shift=lesson.shift,
        number=lesson.number,
        starts_at=lesson.starts_at,
        ends_at=lesson.ends_at,
    )


def spot_at(lesson: Lesson, place: SpotEntry, tz: ZoneInfo) -> Spot | None:
    """The spot of a lesson's shift on another day; None when no bell rings for that number.

    Source: M-4 (b).
    """
    bells = Bell.objects.filter(
        year=lesson.course.year_id,
        shift=lesson.shift,
        number=place.number,
        variant=Bell.Variant.ORDINARY,
    )
    bell = bells.values_list("starts_at", "ends_at").first()
    if bell is None:
        return None
    starts_at, ends_at = (at(place.on, moment, tz) for moment in bell)
    return Spot(
        on=place.on,
        shift=lesson.shift,
        number=place.number,
        starts_at=starts_at,
        ends_at=ends_at,
    )


def is_taught(lesson: Lesson, on: date) -> bool:
    """Whether the grade of a lesson (with its course) has lessons on a day.

    Source: M-4 (a).
    """
    year = SchoolYear.objects.get(pk=lesson.course.year_id)
    if not year.starts_on <= on <= year.ends_on:
        return False
    special = special_days(year)
    days = teaching_days(
        DaySpan(on, on + timedelta(days=1)),
        grade=lesson.course.grade,
        week_days=year.week_days,
        off=special.off,
        moved=special.moved,
    )
    return any(days.values())


def closed_term(lesson: Lesson, on: date, *, today: date) -> Term | None:
    """The term of a day for a lesson's course, when it is over.

    Source: school practice §14 (periodic lock).
    """
    terms = Term.objects.filter(scheme=lesson.course.scheme_id, starts_on__lte=on, ends_on__gte=on)
    ends = list(terms.order_by("ends_on"))
    return ends[-1] if ends and ends[-1].ends_on < today else None


def clash_at(lesson: Lesson, spot: Spot, but: Collection[UUID] = ()) -> Clash:
    """What stands in the way of a lesson (with its course and teacher) at a spot; lessons ``but``
    these, which leave their spots in the same act.

    Source: school practice §8.
    """
    aside = {lesson.pk, *but}
    standing = Substitution.objects.filter(lesson=lesson, ended_at__isnull=True)
    found = standing.select_related("teacher__person").first()
    giver = found.teacher if found else lesson.teacher
    then = lessons_at(spot.on, spot.starts_at, spot.ends_at).exclude(pk__in=aside)
    then = then.select_related("course__group", "course__subject").order_by("starts_at", "pk")
    there = GroupMembership.objects.filter(
        Q(valid_before__isnull=True) | Q(valid_before__gt=spot.on), valid_from__lte=spot.on
    )
    pupils = there.filter(group=lesson.course.group_id).values("pupil_id")
    theirs = there.filter(pupil__in=pupils).values("group_id")
    same = Lesson.objects.filter(course=lesson.course_id, on=spot.on, number=spot.number)
    return Clash(
        teacher=giver.person.initials_name,
        teacher_gives=_words(then.filter(given_by(giver.pk)).first()),
        pupils_have=_words(then.filter(course__group__in=theirs).first()),
        taken=same.exclude(pk__in=aside).exists(),
    )


def _words(lesson: Lesson | None) -> str:
    return f"{lesson.course.group.name}, {lesson.course.subject.name}" if lesson else ""
