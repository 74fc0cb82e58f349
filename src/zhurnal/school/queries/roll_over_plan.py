from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F

from zhurnal.school.entries import ClassEntry
from zhurnal.school.models import ClassGroup, Enrolment, MovementKind, MovementOrder, SchoolYear
from zhurnal.school.queries.calendar_lists import year_of
from zhurnal.school.rules.next_year import Fate, next_class, usual_fate


@dataclass(frozen=True, slots=True)
class PupilFate:
    """A pupil and the class he goes to; ``into`` is empty for whoever leaves."""

    pupil_id: UUID
    name: str
    fate: Fate
    usual: bool
    into: str


@dataclass(frozen=True, slots=True)
class ClassFate:
    """A class of the year that ends, with its pupils by name."""

    id: UUID
    name: str
    grade: int
    pupils: Sequence[PupilFate]


@dataclass(frozen=True, slots=True)
class RollOverPlan:
    """The passage from one school year to the next, pupil by pupil.

    ``classes`` are those of the next year; ``order`` is the one by which it was carried out.
    """

    year: SchoolYear
    year_before: Sequence[ClassFate]
    classes: Mapping[str, ClassEntry]
    order: MovementOrder | None

    @property
    def counts(self) -> dict[Fate, int]:
        """How many pupils have each fate."""
        told = [pupil.fate for each in self.year_before for pupil in each.pupils]
        return {fate: told.count(fate) for fate in Fate}


def roll_over_plan(
    today: date, *, exceptions: Mapping[UUID, Fate], first_grades: Sequence[str] | None = None
) -> RollOverPlan | None:
    """The plan of the year after the one that runs; None for a school without a year. Four
    statements, however many pupils.

    ``first_grades`` are the names of the new first grades, by default those of this year.

    Source: school practice §13 (перевод года; выпуск).
    """
    year = year_of(today)
    if year is None:
        return None
    rows = ClassGroup.objects.filter(year=year).select_related("scheme").order_by("grade", "name")
    old = {row.pk: row for row in rows}
    pupils: dict[UUID, list[PupilFate]] = {pk: [] for pk in old}
    for row in _on_roll(year):
        pupils[row.class_group_id].append(_fate(row, old[row.class_group_id], exceptions))
    before = [ClassFate(pk, row.name, row.grade, pupils[pk]) for pk, row in old.items()]
    order = MovementOrder.objects.filter(
        kind=MovementKind.PROMOTION, on__gt=year.ends_on, taken_back_at__isnull=True
    ).first()
    return RollOverPlan(year, before, _classes(before, list(old.values()), first_grades), order)


def _on_roll(year: SchoolYear) -> Sequence[Enrolment]:
    """Whoever is on a roll to the end of the year; whom the passage moved already, too."""
    rows = Enrolment.objects.filter(class_group__year=year).exclude(valid_before=F("valid_from"))
    rows = rows.exclude(valid_before__lte=year.ends_on)
    person = "pupil__person"
    return list(
        rows.select_related(person).order_by(
            f"{person}__last_name", f"{person}__first_name", "pupil_id"
        )
    )


def _fate(row: Enrolment, old: ClassGroup, exceptions: Mapping[UUID, Fate]) -> PupilFate:
    usual = usual_fate(old.grade)
    fate = exceptions.get(row.pupil_id, usual)
    if old.grade == _LAST and fate in {Fate.PROMOTED, Fate.CONDITIONAL}:
        fate = usual
    into = next_class(old.name, old.grade, fate)
    name = row.pupil.person.list_name
    return PupilFate(row.pupil_id, name, fate, fate is usual, into[0] if into else "")


#: There is no grade after it.
_LAST = 11


def _classes(
    before: Sequence[ClassFate], old: Sequence[ClassGroup], first_grades: Sequence[str] | None
) -> dict[str, ClassEntry]:
    """The classes of the next year: those that somebody goes to, and the new first grades."""
    wanted: dict[str, tuple[int, ClassGroup]] = {}
    by_name, by_grade = {row.name: row for row in old}, {row.grade: row for row in old}
    firsts = [row.name for row in old if row.grade == 1] if first_grades is None else first_grades
    for name in firsts:
        like = by_name.get(name) or by_grade.get(1) or next(iter(old), None)
        if like is not None:
            wanted[name] = (1, like)
    for each in before:
        for pupil in each.pupils:
            into = next_class(each.name, each.grade, pupil.fate)
            if into is not None:
                wanted.setdefault(into[0], (into[1], by_name[each.name]))
    return {
        name: ClassEntry(
            name=name,
            grade=grade,
            shift=by_name.get(name, like).shift,
            scheme=by_grade.get(grade, like).scheme.name,
            room=like.room,
        )
        for name, (grade, like) in sorted(wanted.items(), key=lambda each: (each[1][0], each[0]))
    }
