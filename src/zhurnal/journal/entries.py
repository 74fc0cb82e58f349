"""What a teacher may write, as a device sends it: one frozen type for every kind of entry.

The same types are the arguments of the commands, so that a page without scripts, a device that
was offline and the grid go one way. ``key`` is made by the device and names the entry for ever: an
entry sent twice is carried out once. ``version`` is the version of the thing as the writer saw it,
0 for what was not there; every accepted change makes it one greater, so a device may queue a chain
of changes without waiting for answers.

Source: standards §4.5; requirements §2.4-2.8; M-8.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

#: PostgreSQL stores no NUL character.
_NO_NUL = r"\A[^\x00]*\Z"

Version = Annotated[int, Meta(ge=0, le=2_000_000_000)]
Weight = Annotated[int, Meta(ge=0, le=100)]
Value = Annotated[str, Meta(max_length=8, pattern=_NO_NUL)]
Code = Annotated[str, Meta(min_length=1, max_length=24, pattern=_NO_NUL)]
Title = Annotated[str, Meta(max_length=200, pattern=_NO_NUL)]
Comment = Annotated[str, Meta(max_length=300, pattern=_NO_NUL)]
Reason = Annotated[str, Meta(max_length=500, pattern=_NO_NUL)]
AbsenceReason = Annotated[str, Meta(pattern=r"\A(unknown|illness|valid|invalid)\Z")]
LateMinutes = Annotated[int, Meta(ge=1, le=240)]


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """What every entry has: the device's own key for it."""

    key: UUID


class PutMark(Entry, frozen=True, kw_only=True, tag="put_mark"):
    """Put, change or (with an empty value) withdraw a pupil's mark for a work.

    Either ``work`` names the work, or ``type`` the code of a kind of work: then the mark is for the
    lesson's first work of that kind, which is made if there is none. ``comment`` None leaves the
    comment as it is. ``due_on`` is the last day of a debt, by default as the local act says;
    ``done_on`` the day on which a pupil who had been absent did the work.

    Source: R-2.4-a, R-2.4-d, R-2.7-c; school practice §9.
    """

    lesson: UUID
    pupil: UUID
    value: Value
    version: Version
    work: UUID | None = None
    type: Code | None = None
    comment: Comment | None = None
    due_on: date | None = None
    done_on: date | None = None
    reason: Reason = ""

    def __post_init__(self) -> None:
        if (self.work is None) == (self.type is None):
            raise ValueError("either `work` or `type` says what the mark is for")
        if self.due_on is not None and self.value != "•":
            raise ValueError("`due_on` is the last day of a debt")
        if self.done_on is not None and self.value in {"", "•"}:
            raise ValueError("`done_on` is for a work that was done")


class AddWork(Entry, frozen=True, kw_only=True, tag="add_work"):
    """Add a work to a lesson: a kind, perhaps a title, a weight other than the kind's own.

    ``retake_of`` names the work of the same page that is written again; kind and weight are its
    own. Of a kind with criteria every criterion becomes a work; those after the first go to
    ``second_lesson``, if it is named: the literacy of an essay belongs to another page.

    Source: R-2.7-c, R-2.7-d; school practice §9.
    """

    lesson: UUID
    type: Code
    title: Title = ""
    weight: Weight | None = None
    retake_of: UUID | None = None
    second_lesson: UUID | None = None


class ChangeWork(Entry, frozen=True, kw_only=True, tag="change_work"):
    """Say anew what a work was: its kind, title and weight.

    Source: R-2.7-c.
    """

    work: UUID
    version: Version
    type: Code
    title: Title = ""
    weight: Weight


class RecordAbsence(Entry, frozen=True, kw_only=True, tag="record_absence"):
    """Record one pupil as absent, late (with minutes, if known) or present after all.

    Source: R-2.5-d, R-2.9-b.
    """

    lesson: UUID
    pupil: UUID
    fact: Annotated[str, Meta(pattern=r"\A(absent|late|present)\Z")]
    version: Version
    minutes: LateMinutes | None = None
    reason: Reason = ""

    def __post_init__(self) -> None:
        if self.minutes is not None and self.fact != "late":
            raise ValueError("`minutes` are for those who came late")


class SetReason(Entry, frozen=True, kw_only=True, tag="set_reason"):
    """Say why a pupil was absent; ``was`` is the reason as the writer saw it. The homeroom
    teacher's entry: the fact is not in it.

    Source: R-2.9-b.
    """

    lesson: UUID
    pupil: UUID
    reason: AbsenceReason
    was: AbsenceReason


class CorrectAttendance(Entry, frozen=True, kw_only=True, tag="correct_attendance"):
    """The homeroom teacher corrects an absence: the pupil was there, or came late. Wants a reason.

    Source: R-2.9-b.
    """

    lesson: UUID
    pupil: UUID
    fact: Annotated[str, Meta(pattern=r"\A(late|present)\Z")]
    version: Version
    minutes: LateMinutes | None = None
    reason: Reason = ""

    def __post_init__(self) -> None:
        if self.minutes is not None and self.fact != "late":
            raise ValueError("`minutes` are for those who came late")


class Seen(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The version of one pupil's attendance as the writer saw it."""

    pupil: UUID
    version: Version


class Late(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A pupil who came late."""

    pupil: UUID
    minutes: LateMinutes | None = None


class ConfirmAttendance(Entry, frozen=True, kw_only=True, tag="confirm_attendance"):
    """Say that attendance is taken: these are absent, these came late, all others are present.

    Two empty lists are «все присутствуют». ``seen`` names the versions of the pupils who had an
    attendance entry on the writer's screen; the others were seen without one.

    Source: R-2.5-b.
    """

    lesson: UUID
    absent: Annotated[list[UUID], Meta(max_length=200)] = []
    late: Annotated[list[Late], Meta(max_length=200)] = []
    seen: Annotated[list[Seen], Meta(max_length=400)] = []
    reason: Reason = ""

    def __post_init__(self) -> None:
        named = [*self.absent, *(each.pupil for each in self.late)]
        if len(named) != len(set(named)):
            raise ValueError("a pupil is either absent or late, and named once")


class WriteTopic(Entry, frozen=True, kw_only=True, tag="write_topic"):
    """Write the topic of a lesson and the material studied.

    With ``plan_line`` and no ``topic`` the topic is the plan's own. Everything empty takes the
    topic back.

    Source: R-2.7-a, R-2.2-b.
    """

    lesson: UUID
    version: Version
    plan_line: UUID | None = None
    topic: Annotated[str, Meta(max_length=500, pattern=_NO_NUL)] = ""
    material: Annotated[str, Meta(max_length=1000, pattern=_NO_NUL)] = ""


class Task(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a pupil has to do. ``minutes`` is the teacher's estimate.

    Source: R-2.8-a.
    """

    text: Annotated[str, Meta(max_length=1000, pattern=_NO_NUL)] = ""
    manner: Annotated[
        list[Annotated[str, Meta(min_length=1, max_length=40, pattern=_NO_NUL)]],
        Meta(max_length=10),
    ] = []
    source: Annotated[str, Meta(max_length=200, pattern=_NO_NUL)] = ""
    pages: Annotated[str, Meta(max_length=100, pattern=_NO_NUL)] = ""
    exercises: Annotated[str, Meta(max_length=200, pattern=_NO_NUL)] = ""
    practical: Annotated[str, Meta(max_length=300, pattern=_NO_NUL)] = ""
    minutes: Annotated[int, Meta(ge=1, le=600)] | None = None


class SetHomework(Entry, frozen=True, kw_only=True, tag="set_homework"):
    """Set, or change, the homework of a lesson.

    Common homework is one per lesson: ``task``, or neither task nor pupils for «не задано».
    Individual homework names its ``pupils``; to change it, name the ``homework`` too. Without
    ``due_on`` it is due on the course's next lesson. After its term it asks more only with a
    ``reason``.

    Source: R-2.8-a, R-2.8-c, R-2.8-d, R-2.2-c.
    """

    lesson: UUID
    version: Version
    task: Task | None = None
    due_on: date | None = None
    pupils: Annotated[list[UUID], Meta(max_length=100)] = []
    homework: UUID | None = None
    reason: Reason = ""

    def __post_init__(self) -> None:
        if self.task is None and (self.pupils or self.due_on):
            raise ValueError("«не задано» has neither pupils nor a day")
        if self.homework is not None and not self.pupils:
            raise ValueError("`homework` names an individual homework, which has `pupils`")
        if len(self.pupils) != len(set(self.pupils)):
            raise ValueError("a pupil is named once")


class WithdrawHomework(Entry, frozen=True, kw_only=True, tag="withdraw_homework"):
    """Take an individual homework back.

    Source: R-2.2-c.
    """

    homework: UUID
    version: Version


AnyEntry = (
    PutMark
    | AddWork
    | ChangeWork
    | RecordAbsence
    | SetReason
    | CorrectAttendance
    | ConfirmAttendance
    | WriteTopic
    | SetHomework
    | WithdrawHomework
)
#: At most as many entries as a device sends at once.
Batch = Annotated[list[AnyEntry], Meta(max_length=200)]
