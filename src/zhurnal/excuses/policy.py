"""Who may register papers about absences, and which papers make sense."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID

from zhurnal.access import policy as access
from zhurnal.access.actor import Actor
from zhurnal.access.permissions import Permission
from zhurnal.excuses.entries import DocumentEntry
from zhurnal.excuses.models import DocumentKind
from zhurnal.excuses.rules.coverage import Coverage
from zhurnal.kernel.scans import LARGEST, scan_type
from zhurnal.kernel.verdict import ALLOWED, Refused, Verdict, refusal

#: Longer than a school year is a slip of the pen.
_LONGEST = timedelta(days=366)


def register_somewhere(actor: Actor) -> Verdict:
    """Whether the actor is a homeroom teacher today: the first question, before any pupil is named.

    Source: clause 2.9; requirements §8.
    """
    return access.may(actor, Permission.EXCUSES_REGISTER)


def register(actor: Actor, named: Collection[UUID], own: Collection[UUID]) -> Verdict:
    """Whether the actor may register something about these pupils: all are of his class today.

    Source: R-2.9-b, R-2.9-f (the right moves with the order); clause 2.9.
    """
    stranger = not set(named) <= set(own)
    return register_somewhere(actor) and (
        refusal("pupil-not-of-your-class") if stranger else ALLOWED
    )


def notify(actor: Actor, pupil_id: UUID) -> Verdict:
    """Whether the actor may announce an absence: as the child's legal representative.

    Source: requirements §8 (guardian: own children); school practice §12.
    """
    mine = actor.scopes(Permission.EXCUSES_NOTIFY).pupils
    return access.may(actor, Permission.EXCUSES_NOTIFY) and (
        ALLOWED if pupil_id in mine else refusal("not-your-child")
    )


def document_makes_sense(entry: DocumentEntry, *, now: datetime) -> Verdict:
    """Whether a document says whom it covers and when it was handed in.

    Source: R-2.9-c.
    """
    return (
        span_makes_sense(entry.coverage)
        and (refusal("nobody-named") if not entry.pupils else ALLOWED)
        and (refusal("handed-in-later", now=now) if entry.handed_at > now else ALLOWED)
        and _has_title(entry)
        and scan_fits(entry.scan)
    )


def span_makes_sense(coverage: Coverage) -> Verdict:
    """Whether days and lessons are in order, and not more than a year.

    Source: R-2.9-c.
    """
    first, last = coverage.first_on, coverage.last_on
    if last < first:
        return refusal("ends-before-it-begins", first=first, last=last)
    if last - first > _LONGEST:
        return refusal("longer-than-a-year")
    lessons = (coverage.first_lesson, coverage.last_lesson)
    if first == last and None not in lessons and lessons[0] > lessons[1]:  # type: ignore[operator]
        return refusal("lessons-the-wrong-way-round")
    return ALLOWED


def notice_in_time(coverage: Coverage, *, today: date) -> Verdict:
    """A notice is given beforehand; what is over needs a document.

    Source: R-2.5-c; school practice §12.
    """
    return refusal("notice-too-late") if coverage.last_on < today else ALLOWED


def say_why(reason: str) -> Verdict:
    """A paper is withdrawn with a reason.

    Source: R-1.3-b.
    """
    return ALLOWED if reason.strip() else refusal("withdrawn-without-reason")


def person_of(actor: Actor) -> UUID:
    """The person a paper is signed with.

    Source: R-1.2-b.
    """
    if actor.person_id is None:
        raise Refused(refusal("pupil-not-of-your-class"))
    return actor.person_id


def _has_title(entry: DocumentEntry) -> Verdict:
    untitled = entry.kind == DocumentKind.EVENT and not entry.title.strip()
    return refusal("event-without-title") if untitled else ALLOWED


def scan_fits(content: bytes | None) -> Verdict:
    """Whether a scan may be kept: PDF, PNG or JPEG, not too large.

    Source: standards §3.1, V5.
    """
    if content is None:
        return ALLOWED
    if len(content) > LARGEST:
        return refusal("scan-too-large", megabytes=LARGEST // 1_000_000)
    return ALLOWED if scan_type(content) else refusal("scan-not-readable")
