"""On the desk of 7Б besides certificates: an olympiad, an exemption, a mother's notice."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from zhurnal.access.actor import Actor
from zhurnal.access.models import RoleAssignment
from zhurnal.access.queries.load_actor import load_actor
from zhurnal.access.roles import RoleCode
from zhurnal.accounts.trace import Trace
from zhurnal.excuses.commands.give_notice import give_notice
from zhurnal.excuses.commands.register_document import register_document
from zhurnal.excuses.commands.register_exemption import register_exemption
from zhurnal.excuses.entries import DocumentEntry, ExemptionEntry, NoticeEntry
from zhurnal.excuses.models import DocumentKind, GivenReason
from zhurnal.excuses.rules.coverage import Coverage
from zhurnal.journal.commands.apply_document import apply_document
from zhurnal.kernel.clock import at
from zhurnal.school.models import Enrolment, Guardianship
from zhurnal.tenancy.uuid7 import uuid7

_CLASS = "7Б"


def lay_out_papers(autumn: int, *, now: datetime, tz: ZoneInfo) -> int:
    """Register what had been brought by now, through the commands; returns how many papers.

    Olympiad on 20 November, exemption from October to the new year, the notice of 18 November.
    """
    leads = RoleAssignment.objects.select_related("person").get(
        class_group__name=_CLASS, role=RoleCode.HOMEROOM_TEACHER
    )
    roll = Enrolment.objects.filter(class_group__name=_CLASS, valid_before__isnull=True)
    pupils = list(roll.order_by("pupil__file_number").values_list("pupil_id", flat=True))
    papers = 0
    exempted = at(date(autumn, 10, 5), time(14, 30), tz)
    if exempted <= now:
        span = Coverage(date(autumn, 10, 5), date(autumn, 12, 28))
        exemption = ExemptionEntry(key=uuid7(), pupil=pupils[7], coverage=span, number="86")
        actor = _acting(leads.person.account_id, exempted)
        register_exemption(actor=actor, entry=exemption, now=exempted)
        papers += 1
    ordered = at(date(autumn, 11, 16), time(15, 10), tz)
    if ordered <= now:
        actor = _acting(leads.person.account_id, ordered)
        event = DocumentEntry(
            key=uuid7(),
            pupils=tuple(pupils[2:5]),
            kind=DocumentKind.EVENT,
            reason=GivenReason.VALID,
            coverage=Coverage(date(autumn, 11, 20), date(autumn, 11, 20)),
            handed_at=ordered,
            number="212-у",
            title="Олимпиада по математике",
        )
        document = register_document(actor=actor, entry=event, now=ordered)
        apply_document(actor=actor, document_id=document.pk, now=ordered)
        papers += 1
    return papers + _notice(autumn, now=now, tz=tz)


def _notice(autumn: int, *, now: datetime, tz: ZoneInfo) -> int:
    """Vera Abramova says that Ivan will leave early on Friday."""
    said = at(date(autumn, 11, 18), time(8, 5), tz)
    if said > now:
        return 0
    mother = Guardianship.objects.select_related("guardian").get(
        guardian__last_name="Абрамова",
        guardian__first_name="Вера",
        pupil__enrolments__class_group__name=_CLASS,
    )
    friday = said.date() + timedelta(days=2)
    notice = NoticeEntry(
        key=uuid7(),
        pupil=mother.pupil_id,
        coverage=Coverage(friday, friday, first_lesson=4),
        text="уезжаем к бабушке",
    )
    give_notice(actor=_acting(mother.guardian.account_id, said), entry=notice, now=said)
    return 1


def _acting(account_id: int | None, now: datetime) -> Actor:
    actor = load_actor(account_id=account_id or 0, now=now, trace=Trace(source="demo"))
    if actor is None:
        raise LookupError("nobody of the demo school has this account")
    return actor
