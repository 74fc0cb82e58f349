"""Conflicts of the timetable in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from zhurnal.timetable.rules.conflicts import Conflict, ConflictKind

_WORDS: Mapping[ConflictKind, Promise] = {
    ConflictKind.TEACHER: _("%(teacher)s в это время ведёт: %(lessons)s."),
    ConflictKind.PUPILS: _("У этих учеников в это время: %(lessons)s."),
    ConflictKind.ROOM: _("Кабинет %(room)s в это время занят: %(lessons)s."),
    ConflictKind.BELL: _("Для этого урока нет звонка: уроки по нему не появятся."),
    ConflictKind.DAY: _(
        "Уроков в этот день станет %(number)s, по санитарным нормам не больше %(most)s."
    ),
    ConflictKind.WEEK: _(
        "Уроков в неделю станет %(number)s, по санитарным нормам не больше %(most)s."
    ),
}


def in_words(conflicts: Sequence[Conflict]) -> list[str]:
    """A sentence for each conflict, with the lessons concerned."""
    return [_sentence(each) for each in conflicts]


def _sentence(conflict: Conflict) -> str:
    first = conflict.lessons[0] if conflict.lessons else None
    return str(_WORDS[conflict.kind]) % {
        "teacher": first.teacher if first else "",
        "room": first.room if first else "",
        "lessons": "; ".join(each.title for each in conflict.lessons),
        "number": conflict.number,
        "most": conflict.most,
    }
