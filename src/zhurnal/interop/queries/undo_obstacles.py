"""What stands on an import by now, so that it cannot be taken back."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models.fields.reverse_related import ManyToOneRel
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zhurnal.access.models import RoleAssignment
from zhurnal.accounts.models import Account, Membership
from zhurnal.curriculum.models import LessonPlan, PlanLine
from zhurnal.interop.footprint import Footprint, Table, digest, plain
from zhurnal.interop.queries.list_rows import list_models, list_rows, rows_of
from zhurnal.school.models import (
    Course,
    Enrolment,
    GroupMembership,
    Guardianship,
    Person,
    Pupil,
    StaffMember,
    TeachingAssignment,
)
from zhurnal.timetable.models import Lesson, WeeklySlot

#: Keys looked up in one query.
_AT_ONCE = 500

#: What is said of the records that stand on a row.
_WORDS = {
    "journal.Mark": gettext_lazy("отметки"),
    "journal.Absence": gettext_lazy("пропуски"),
    "journal.Homework": gettext_lazy("домашние задания"),
    "journal.LessonRecord": gettext_lazy("записи урока"),
    "journal.Work": gettext_lazy("работы"),
    "results.ResultMark": gettext_lazy("итоговые отметки"),
    "excuses.DocumentPupil": gettext_lazy("документы о причинах"),
    "excuses.Exemption": gettext_lazy("освобождения"),
    "excuses.ParentNotice": gettext_lazy("предупреждения родителей"),
    "timetable.Substitution": gettext_lazy("замены"),
}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A row that an import left and what was entered on it since, in words."""

    label: str
    why: str


@dataclass(frozen=True, slots=True)
class Obstacles:
    """The first obstacles, and how many there are."""

    shown: list[Obstacle]
    count: int


def undo_obstacles(left: Footprint, *, school_id: int, show: int = 30) -> Obstacles:
    """Which rows of an import cannot be taken back and why; none when it can be undone whole.

    A row stays when something else points at it, or when it is no longer as the import left it.

    Source: issue "the school year", 7.
    """
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    now = list_rows(school_id)
    for place in _changed_since(left, now):
        found[place][_("изменено после внесения")] += 0
    for name, keys in left.created.items():
        for key, word in _standing_on(list_models()[name], sorted(keys), left):
            found[name, key][word] += 1
    places = list(found)
    return Obstacles(
        [Obstacle(_label(*place), _why(found[place])) for place in places[:show]], len(places)
    )


def _changed_since(left: Footprint, now: dict[str, Table]) -> Iterator[tuple[str, str]]:
    for name, keys in left.created.items():
        rows = now[name].rows
        yield from ((name, k) for k, was in keys.items() if k not in rows or digest(rows[k]) != was)
    for name, changed in left.changed.items():
        table = now[name]
        for key, fields in changed.items():
            row = dict(zip(table.fields, table.rows.get(key, ()), strict=False))
            if any(plain(row.get(field)) != after for field, (_before, after) in fields.items()):
                yield name, key


def _standing_on(
    model: type[models.Model], keys: Sequence[str], left: Footprint
) -> Iterator[tuple[str, str]]:
    """The keys that rows of others point at, each with a word for such a row."""
    relations = model._meta.get_fields(include_hidden=True)
    for relation in (each for each in relations if isinstance(each, ManyToOneRel)):
        table, field = relation.related_model, relation.field
        name = table._meta.label
        ours, changed = left.created.get(name, {}), left.changed.get(name, {})
        for start in range(0, len(keys), _AT_ONCE):
            rows = (
                rows_of(table)
                .filter(**{f"{field.name}__in": keys[start : start + _AT_ONCE]})
                .values_list("pk", field.attname)
            )
            for pk, key in rows:
                if str(pk) not in ours and field.attname not in changed.get(str(pk), {}):
                    yield str(key), str(_WORDS.get(name, _("другие записи")))


def _why(words: Counter[str]) -> str:
    return ", ".join(f"{word}: {count}" if count else word for word, count in words.items())


def _label(name: str, key: str) -> str:
    """What a row is about, as a secretary would call it."""
    row = rows_of(list_models()[name]).filter(pk=key).first()
    return _("Удалённая запись") if row is None else _called(row)


def _called(row: Any) -> str:
    words = _CALLED.get(type(row))
    return words(row) if words else str(getattr(row, "name", row))


#: What rows without a name of their own are called.
_CALLED: dict[type[models.Model], Callable[[Any], str]] = {
    Person: lambda row: row.full_name,
    Pupil: lambda row: row.person.full_name,
    StaffMember: lambda row: row.person.full_name,
    RoleAssignment: lambda row: row.person.full_name,
    Enrolment: lambda row: row.pupil.person.full_name,
    GroupMembership: lambda row: row.pupil.person.full_name,
    Guardianship: lambda row: row.guardian.full_name,
    Course: lambda row: f"{row.group.name}, {row.subject.name}",
    TeachingAssignment: lambda row: _called(row.course),
    WeeklySlot: lambda row: _called(row.course),
    Lesson: lambda row: f"{row.on:%d.%m.%Y}, {_called(row.course)}",
    Account: lambda row: row.login,
    Membership: lambda row: row.account.login,
    LessonPlan: lambda row: f"{row.grade}, {row.subject.name}",
    PlanLine: lambda row: f"{_called(row.plan)}: {row.topic}",
}
