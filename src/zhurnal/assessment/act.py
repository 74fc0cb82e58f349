"""What a school's local act lays down about assessment, as data. Nothing here is decided by code.

The defaults are what a school has until its head enacts an act of its own: the usual rules of local
acts. Numbers that decide about a mark are decimals, never floats.

Source: M-5, R-2.4-a; school practice §9-§12.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from zhurnal.assessment.work_kinds import WORK_KINDS, Days, Text, WorkKind

Grade = Annotated[int, Meta(ge=1, le=11)]


class ScaleCode(StrEnum):
    """The scales a school may mark on; ``WORDS`` is teaching without marks: levels and words."""

    FIVE = "five"
    TEN = "ten"
    HUNDRED = "hundred"
    CREDIT = "credit"
    WORDS = "words"


class DebtCounts(StrEnum):
    """What a debt (точка) is in a mean while nobody has redeemed it."""

    NOTHING = "nothing"
    TWO = "two"


class DebtBecomes(StrEnum):
    """What a debt turns into after its day: it stays a debt, counts as a 2, or counts no more."""

    STAYS = "stays"
    TWO = "two"
    NOTHING = "nothing"


class RetakeCounts(StrEnum):
    """Which marks of a work that was written again are in the mean."""

    LAST = "last"
    BEST = "best"
    BOTH = "both"


class AttestationCounts(StrEnum):
    """What the mark of the intermediate attestation is in the annual mark: one more term, half of
    the annual mark, or a mark of its own that changes nothing.
    """

    AS_TERM = "as-term"
    HALF = "half"
    NOTHING = "nothing"


class LastWeek(StrEnum):
    """How the school reads «последняя неделя» of clause 2.6."""

    CALENDAR_DAYS = "last-7-calendar-days"
    CALENDAR_WEEK = "calendar-week-of-end"
    TEACHING_DAYS = "last-teaching-days"


class ScaleRule(Struct, frozen=True):
    """Which scale holds for these grades and subjects; of several the first that fits.

    ``subjects`` are names in lower case, empty for all.
    """

    scale: ScaleCode
    grades: tuple[Grade, Grade] = (1, 11)
    subjects: tuple[Text, ...] = ()


class Level(Struct, frozen=True):
    """How far a pupil has come where nobody is marked: the sign in a cell, and what it means."""

    sign: Annotated[str, Meta(min_length=1, max_length=4)]
    name: Text


class MinimumMarks(Struct, frozen=True):
    """How many marks a period mark needs at so many hours a week or more."""

    hours_a_week: Annotated[int, Meta(ge=1, le=20)]
    marks: Annotated[int, Meta(ge=0, le=100)]


class PeriodRules(Struct, frozen=True):
    """How the mark of a period is proposed.

    ``thresholds`` are the least means of a 3, a 4 and a 5 on the five-point scale. A pupil may be
    left unassessed who missed more than ``unassessed_above`` percent of the lessons and has fewer
    marks than the minimum; never without a reason. With ``two_bars_five`` nobody gets a 5 who has a
    2 that was not redeemed. A mean closer to a threshold than ``near`` is pointed out.

    Source: R-2.4-b, R-2.6-f; school practice §9.
    """

    thresholds: tuple[Decimal, Decimal, Decimal] = (
        Decimal("2.5"),
        Decimal("3.5"),
        Decimal("4.5"),
    )
    minimum_marks: tuple[MinimumMarks, ...] = (
        MinimumMarks(1, 3),
        MinimumMarks(2, 5),
        MinimumMarks(3, 7),
    )
    two_bars_five: bool = True
    near: Decimal = Decimal("0.05")
    unassessed_above: Annotated[int, Meta(ge=0, le=100)] = 50


class Whole(Struct, frozen=True):
    """A subject of the certificate that several taught subjects make up; the first part leads.

    Names are in lower case. ``grades`` are those in which the certificate asks for it.

    Source: school practice §10 (mathematics).
    """

    name: Text
    parts: tuple[Text, ...]
    grades: tuple[Grade, Grade] = (9, 11)


class YearRules(Struct, frozen=True):
    """How the marks of a year and the final ones are proposed.

    Source: R-2.4-b; school practice §10.
    """

    attestation: AttestationCounts = AttestationCounts.AS_TERM
    wholes: tuple[Whole, ...] = (
        Whole("математика", ("алгебра", "геометрия", "вероятность и статистика")),
    )


class WindowRules(Struct, frozen=True):
    """When entries are open: lessons for so many days, period marks in the last week.

    ``lesson_days`` None leaves lessons open until their period is closed. ``teaching_days`` belongs
    to that reading of the last week.

    Source: R-2.6-c, R-2.6-d; school practice §14 (periodic lock).
    """

    lesson_days: Days | None = None
    last_week: LastWeek = LastWeek.CALENDAR_DAYS
    teaching_days: Annotated[int, Meta(ge=1, le=30)] = 5
    substitute_days: Annotated[int, Meta(ge=0, le=30)] = 2


class DebtRules(Struct, frozen=True):
    """What a debt is worth, how long it may stand, what becomes of it.

    Source: school practice §9 (точка).
    """

    counts: DebtCounts = DebtCounts.NOTHING
    days: Days = 14
    becomes: DebtBecomes = DebtBecomes.STAYS


class HomeworkNorm(Struct, frozen=True):
    """Minutes of homework for one day, up to and including a grade."""

    last_grade: Grade
    minutes: Annotated[int, Meta(ge=0, le=600)]


class AbsenceRules(Struct, frozen=True):
    """When absences call for somebody: no reason known for longer than ``unknown_days``, or
    ``often_percent`` of a month's lessons and more. At lessons of ``exercise_subjects`` (names in
    lower case) exemptions from exercise hold.

    Source: R-2.9-e; school practice §12.
    """

    unknown_days: Days = 5
    often_percent: Annotated[int, Meta(ge=1, le=100)] = 30
    exercise_subjects: tuple[Text, ...] = ("физическая культура", "физкультура")


class StaffCalendar(Struct, frozen=True):
    """The working week of the staff, and what the school has otherwise: days off, working days.

    The holidays of the law and the yearly transfers are known to ``rules.working_days``.

    Source: R-2.9-c.
    """

    week_days: Annotated[int, Meta(ge=5, le=6)] = 5
    days_off: tuple[date, ...] = ()
    working_days: tuple[date, ...] = ()


#: «Н» is an absence, so that no level is written with it.
LEVELS = (
    Level("В", "высокий уровень"),
    Level("Б", "базовый уровень"),
    Level("П", "пониженный уровень"),
    Level("✓", "выполнено"),
)


class Act(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The parameters of a local act: one whole, judged by the version in force on a lesson's day.

    ``homeroom_edits_marks`` lets a homeroom teacher correct current marks of his class, with a
    reason (R-4.4-a).

    Source: M-5.
    """

    work_kinds: tuple[WorkKind, ...] = WORK_KINDS
    scales: tuple[ScaleRule, ...] = (ScaleRule(ScaleCode.WORDS, (1, 1)),)
    levels: tuple[Level, ...] = LEVELS
    period: PeriodRules = PeriodRules()
    year: YearRules = YearRules()
    windows: WindowRules = WindowRules()
    debts: DebtRules = DebtRules()
    retakes: RetakeCounts = RetakeCounts.LAST
    homework_norms: tuple[HomeworkNorm, ...] = (
        HomeworkNorm(1, 60),
        HomeworkNorm(3, 90),
        HomeworkNorm(5, 120),
        HomeworkNorm(8, 150),
        HomeworkNorm(11, 210),
    )
    comments: tuple[Text, ...] = (
        "Молодец, отличная работа",
        "Ошибки в вычислениях",
        "Нет краткой записи",
        "Работа выполнена не полностью",
    )
    homeroom_edits_marks: bool = False
    absences: AbsenceRules = AbsenceRules()
    calendar: StaffCalendar = StaffCalendar()
