"""How a homework is said in words, from the parts a teacher filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

#: How a task is to be done, by the code that is stored.
MANNERS: Mapping[str, Promise] = {
    "written": gettext_lazy("письменно"),
    "oral": gettext_lazy("устно"),
    "read": gettext_lazy("читать"),
    "by-heart": gettext_lazy("наизусть"),
    "revise": gettext_lazy("повторить"),
    "creative": gettext_lazy("творческое"),
}


class TaskParts(Protocol):
    """The parts of a homework, each perhaps empty; ``manner`` are codes of ``MANNERS``."""

    @property
    def text(self) -> str: ...
    @property
    def manner(self) -> Sequence[str]: ...
    @property
    def source(self) -> str: ...
    @property
    def pages(self) -> str: ...
    @property
    def exercises(self) -> str: ...
    @property
    def practical(self) -> str: ...


def task_in_words(task: TaskParts) -> str:
    """A homework on one line: where, which numbers, what, how.

    Source: R-2.8-a (each part is told to the family).
    """
    place = [
        task.source,
        _("с. %(pages)s") % {"pages": task.pages} if task.pages[:1].isdigit() else task.pages,
        _("№ %(numbers)s") % {"numbers": task.exercises}
        if task.exercises[:1].isdigit()
        else task.exercises,
    ]
    practical = _("практическая работа: %(work)s") % {"work": task.practical}
    parts = [", ".join(filter(None, place)), task.text, practical if task.practical else ""]
    words = "; ".join(filter(None, parts))
    manner = ", ".join(str(MANNERS.get(code, code)) for code in task.manner)
    return f"{words} ({manner})" if manner and words else words or manner
