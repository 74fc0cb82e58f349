from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import CharField, DateField, F, QuerySet, Value

from zhurnal.access.actor import Actor, Grant
from zhurnal.access.models import LessonGrant, RoleAssignment
from zhurnal.access.roles import RoleCode
from zhurnal.accounts.trace import Trace
from zhurnal.kernel.clock import local_day, zone
from zhurnal.school.models import Guardianship, Person, Pupil, TeachingAssignment
from zhurnal.tenancy.prepared import PreparedQuery

_PERSON = "person"


def load_actor(*, account_id: int, now: datetime, trace: Trace | None = None) -> Actor | None:
    """The person behind an account in the active school, with the grants that hold at ``now``; None
    if nobody.

    One query: the person, orders, teaching load, roll, guardianships and substitutions as one
    union, so that every request pays for its rights once.

    Source: requirements §8; R-2.3-a, R-2.3-b, R-1.6-c (rights begin and end by their dates).
    """
    rows = _ROWS.rows(account=account_id)
    person = next((row for row in rows if row[0] == _PERSON), None)
    if person is None:
        return None
    today = local_day(now, zone(person[7]))
    trace = trace or Trace()
    return Actor(
        school_id=person[9],
        person_id=person[1],
        account_id=account_id,
        name=_initials(*person[4:7]),
        today=today,
        grants=tuple(
            Grant(RoleCode(role), scope, first, before)
            for role, scope, first, before, *_ in rows
            if role != _PERSON and _holds(first, before, today)
        ),
        timezone=person[7],
        school_name=person[8],
        source=trace.source,
        request_id=trace.request_id,
        session_hash=trace.session_hash,
        ip=trace.ip,
    )


def _rows(account: int) -> QuerySet[Any, Any]:
    person = _columns(
        Person.objects.filter(account_id=account),
        role=Value(_PERSON, CharField()),
        scope="pk",
        names=("last_name", "first_name", "patronymic", "school__timezone", "school__short_name"),
    )
    return person.union(
        _columns(
            RoleAssignment.objects.filter(person__account_id=account),
            role=F("role"),
            scope="class_group_id",
            ends="valid_before",
        ),
        _columns(
            TeachingAssignment.objects.filter(teacher__person__account_id=account),
            role=Value(RoleCode.SUBJECT_TEACHER.value, CharField()),
            scope="course_id",
            ends="valid_before",
        ),
        _columns(
            Pupil.objects.filter(person__account_id=account),
            role=Value(RoleCode.PUPIL.value, CharField()),
            scope="pk",
        ),
        _columns(
            Guardianship.objects.filter(guardian__account_id=account),
            role=Value(RoleCode.GUARDIAN.value, CharField()),
            scope="pupil_id",
            ends="valid_before",
        ),
        _columns(
            LessonGrant.objects.filter(person__account_id=account),
            role=Value(RoleCode.SUBSTITUTE.value, CharField()),
            scope="lesson_id",
            ends="writes_before",
        ),
        _columns(
            LessonGrant.objects.filter(person__account_id=account),
            role=Value(RoleCode.PAGE_READER.value, CharField()),
            scope="course_id",
            ends="valid_before",
        ),
        all=True,
    )


def _columns(
    rows: QuerySet[Any, Any],
    *,
    role: Any,
    scope: str,
    ends: str = "",
    names: tuple[str, ...] = (),
) -> QuerySet[Any, Any]:
    never = Value(None, DateField())
    texts: list[F | Value] = [F(name) for name in names] or [Value("", CharField())] * 5
    return rows.order_by().values_list(
        role,
        F(scope),
        F("valid_from") if ends else never,
        F(ends) if ends else never,
        *texts,
        F("school_id"),
    )


def _holds(first: date | None, before: date | None, today: date) -> bool:
    return (first is None or first <= today) and (before is None or today < before)


def _initials(last: str, first: str, patronymic: str) -> str:
    return " ".join([last, *(f"{name[0]}." for name in (first, patronymic) if name)])


#: Every request asks this; so its SQL is written once.
_ROWS = PreparedQuery(_rows, account=int)
