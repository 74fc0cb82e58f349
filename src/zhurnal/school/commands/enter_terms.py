from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from zhurnal.audit.listing import Listing
from zhurnal.audit.trail import record_many
from zhurnal.kernel.differences import Difference, differences
from zhurnal.school import policy
from zhurnal.school.entries import TermEntry
from zhurnal.school.events import SchoolEvent
from zhurnal.school.models import SchoolYear, Term, TermScheme
from zhurnal.school.policy import Keeper
from zhurnal.school.queries.calendar_lists import listed_terms

_LISTING = Listing("term", SchoolEvent.TERM_ENTERED, SchoolEvent.TERM_CHANGED)
#: Larger than any number of terms: renumbering must not meet a number that is still taken.
_ASIDE = 1000


@transaction.atomic
def enter_terms(
    *, actor: Keeper, year: SchoolYear, entries: Sequence[TermEntry], now: datetime
) -> int:
    """Write down the terms of a year, scheme by scheme; returns how many were new or changed."""
    policy.keep_lists(actor).require()
    found = differences(entries, listed_terms(year))
    if not found:
        return 0
    schemes = _schemes(year, {each.entry.scheme for each in found})
    ids = _write(found, schemes)
    for scheme in schemes.values():
        _number(scheme)
    record_many(_LISTING.changes(found, ids, school_year=year.number), actor=actor, at=now)
    return len(found)


def _schemes(year: SchoolYear, names: Iterable[str]) -> dict[str, TermScheme]:
    known = {scheme.name: scheme for scheme in TermScheme.objects.filter(year=year)}
    return {
        name: known.get(name) or TermScheme.objects.create(year=year, name=name) for name in names
    }


def _write(
    found: Iterable[Difference[TermEntry]], schemes: dict[str, TermScheme]
) -> dict[tuple[str, str], UUID]:
    rows = Term.objects.filter(scheme__in=schemes.values()).select_related("scheme")
    known = {(row.scheme.name, row.name): row for row in rows}
    for number, each in enumerate(found, start=2 * _ASIDE):
        entry = each.entry
        term = known.get(entry.key) or Term(
            scheme=schemes[entry.scheme], name=entry.name, number=number
        )
        term.starts_on, term.ends_on = entry.starts_on, entry.ends_on
        term.save()
        known[entry.key] = term
    return {key: term.pk for key, term in known.items()}


def _number(scheme: TermScheme) -> None:
    terms = list(Term.objects.filter(scheme=scheme).order_by("starts_on"))
    if [term.number for term in terms] == list(range(1, len(terms) + 1)):
        return
    Term.objects.filter(scheme=scheme, number__lt=_ASIDE).update(number=F("number") + _ASIDE)
    for number, term in enumerate(terms, start=1):
        Term.objects.filter(pk=term.pk).update(number=number)
