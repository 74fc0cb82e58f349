from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from zhurnal.school.models import Course, SchoolYear, StaffMember
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel
from zhurnal.tenancy.querysets import TenantQuerySet
from zhurnal.timetable.rules.school_weeks import Weeks
from zhurnal.timetable.rules.spot import Spot


class Bell(TenantModel):
    """When a lesson of a shift begins and ends, by the school's clock, on ordinary days or, in the
    variant ``short``, on shortened ones.

    Source: M-4 (b); school practice §8.
    """

    class Variant(models.TextChoices):
        ORDINARY = "", "обычные дни"
        SHORT = "short", "сокращённые уроки"

    year = TenantForeignKey(SchoolYear, related_name="bells")
    shift = models.SmallIntegerField()
    number = models.SmallIntegerField()
    variant = models.CharField(
        max_length=10, choices=Variant.choices, default=Variant.ORDINARY, blank=True
    )
    starts_at = models.TimeField()
    ends_at = models.TimeField()

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "shift", "number", "variant", "school"], name="timetable_bell_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="timetable_bell_span"
            ),
        ]

    def __str__(self) -> str:
        return f"bell {self.shift}/{self.number}"


class WeeklySlot(TenantModel):
    """A course's place in the weekly timetable: weekday 1 (Monday) to 7, number of the lesson,
    room, teacher; every week or only odd or even ones of the school year.

    A place that changes is a row that ends and another that begins.

    Source: school practice §8.
    """

    course = TenantForeignKey(Course, related_name="slots")
    teacher = TenantForeignKey(StaffMember, related_name="slots")
    weekday = models.SmallIntegerField()
    shift = models.SmallIntegerField()
    number = models.SmallIntegerField()
    weeks = models.CharField(max_length=5, default=Weeks.EVERY.value)
    room = models.CharField(max_length=20, blank=True)
    valid_from = models.DateField()
    valid_before = models.DateField(null=True)

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["course", "weekday", "number", "weeks", "valid_from", "school"],
                name="timetable_slot_once",
            ),
            models.CheckConstraint(
                condition=Q(weekday__gte=1, weekday__lte=7), name="timetable_slot_weekday"
            ),
            models.CheckConstraint(
                condition=Q(weeks__in=[each.value for each in Weeks]), name="timetable_slot_weeks"
            ),
        ]

    def __str__(self) -> str:
        return f"slot {self.weekday}/{self.number}"


class StandingLessons(models.Manager["Lesson"]):
    """The lessons of the school without the spare ones."""

    def get_queryset(self) -> TenantQuerySet[Lesson]:
        return TenantQuerySet(self.model, using=self._db).filter(spare=False)


class Lesson(TenantModel):
    """One lesson on one day. Made from the timetable, it then lives on its own and is never
    deleted: an order may cancel it, move it or have it taught remotely.

    ``spare``: the timetable has no place for it any more, and nothing was ever written about it;
    no page shows it, and the next change of its course's timetable uses it again. Only ``rows``
    holds spare ones.

    ``off_calendar``: cancelled because the calendar has no such lesson that day (frost, quarantine,
    a moved day); it comes back when the day does.

    ``starts_at`` and ``ends_at`` are instants; ``on`` is the school's day; ``school_year`` is 2026
    for 2026/27. ``moved_from_on`` and ``moved_from_number`` are the place that the timetable gave
    it, while an order has it elsewhere.

    Source: M-7; school practice §8.
    """

    class State(models.TextChoices):
        SCHEDULED = "scheduled", "по расписанию"
        CANCELLED = "cancelled", "отменён"

    course = TenantForeignKey(Course, related_name="lessons")
    teacher = TenantForeignKey(StaffMember, related_name="lessons")
    school_year = models.SmallIntegerField()
    on = models.DateField()
    shift = models.SmallIntegerField()
    number = models.SmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    room = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.SCHEDULED)
    remote = models.BooleanField(default=False)
    moved_from_on = models.DateField(null=True)
    moved_from_number = models.SmallIntegerField(null=True)
    spare = models.BooleanField(default=False)
    off_calendar = models.BooleanField(default=False)

    objects: ClassVar[models.Manager[Lesson]] = StandingLessons()  # type: ignore[assignment]
    rows = TenantQuerySet["Lesson"].as_manager()

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        base_manager_name = "rows"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["course", "on", "number", "school"],
                condition=Q(spare=False),
                name="timetable_lesson_once",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="timetable_lesson_span"
            ),
            models.CheckConstraint(
                condition=Q(moved_from_on__isnull=True, moved_from_number__isnull=True)
                | Q(moved_from_on__isnull=False, moved_from_number__isnull=False),
                name="timetable_lesson_origin",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["teacher", "on", "school"], name="timetable_lesson_teacher"),
            models.Index(fields=["school", "on"], name="timetable_lesson_day"),
            models.Index(
                fields=["school", "moved_from_on"],
                condition=Q(moved_from_on__isnull=False),
                name="timetable_lesson_moved",
            ),
        ]

    def __str__(self) -> str:
        return f"lesson {self.on} {self.number}"


class Substitution(TenantModel):
    """Somebody else gives a lesson, by order: ``teacher`` is the substitute; the lesson keeps its
    own teacher. ``act`` is common to all that was ordered at once; ``merged`` says that he gives a
    lesson of his own at that time, to both groups. ``ended_at`` is set when the order is taken
    back; the row stays.

    Source: R-2.3-b; school practice §8.
    """

    lesson = TenantForeignKey(Lesson, related_name="substitutions")
    teacher = TenantForeignKey(StaffMember, related_name="substitutions")
    act = models.UUIDField(null=True)
    merged = models.BooleanField(default=False)
    order_number = models.CharField(max_length=40)
    order_on = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    ordered_at = models.DateTimeField()
    ordered_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    personal: ClassVar = {"reason"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["lesson", "school"],
                condition=Q(ended_at__isnull=True),
                name="timetable_substitution_one",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["lesson", "school"], name="timetable_substitution_lesson"),
            models.Index(fields=["teacher", "school"], name="timetable_substitution_who"),
            models.Index(fields=["act", "school"], name="timetable_substitution_act"),
        ]

    def __str__(self) -> str:
        return f"substitution {self.pk}"


class LessonChange(TenantModel):
    """What an order changed about a lesson: cancelled, moved, taught remotely.

    ``act`` is common to two lessons that changed places; ``was_*`` is where a moved lesson was
    before. ``ended_at`` is set when the order is taken back; the row stays.

    Source: school practice §8; M-7.
    """

    class Kind(models.TextChoices):
        CANCELLED = "cancelled", "отменён"
        MOVED = "moved", "перенесён"
        REMOTE = "remote", "дистанционно"

    lesson = TenantForeignKey(Lesson, related_name="changes")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    act = models.UUIDField()
    was_on = models.DateField(null=True)
    was_shift = models.SmallIntegerField(null=True)
    was_number = models.SmallIntegerField(null=True)
    was_starts_at = models.DateTimeField(null=True)
    was_ends_at = models.DateTimeField(null=True)
    order_number = models.CharField(max_length=40)
    order_on = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    ordered_at = models.DateTimeField()
    ordered_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    personal: ClassVar = {"reason"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["lesson", "kind", "school"],
                condition=Q(ended_at__isnull=True) & ~Q(kind="moved"),
                name="timetable_change_one",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["lesson", "school"], name="timetable_change_lesson"),
            models.Index(fields=["act", "school"], name="timetable_change_act"),
        ]

    def __str__(self) -> str:
        return f"change {self.pk}"

    @property
    def was(self) -> Spot | None:
        """Where a moved lesson was before."""
        place = (self.was_on, self.was_shift, self.was_number, self.was_starts_at, self.was_ends_at)
        return None if None in place else Spot(*place)  # type: ignore[arg-type]
