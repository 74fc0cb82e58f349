from __future__ import annotations

from collections import Counter
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from zhurnal.control.models import Bookmark, Obligation
from zhurnal.control.queries._keys import Duties, Key
from zhurnal.control.rules.reconcile import Duty, reconcile

_FIELDS = (
    "responsible_id",
    "lesson_id",
    "school_year",
    "on",
    "opens_at",
    "due_at",
    "done_at",
    "standing",
)
_COLUMNS = tuple(name.removesuffix("_id") for name in _FIELDS)
#: Rows of one statement: SQLite limits its parameters.
_BATCH = 500


@transaction.atomic
def settle(*, stored: QuerySet[Obligation], derived: Duties) -> Counter[str]:
    """Make some stored obligations what the facts say; how many were inserted, changed, removed.

    Only differences are written, in a transaction of its own: whoever writes in the journal
    meanwhile waits for a fortnight of lessons at most, not for a year.

    Source: M-1 (touching only what changed).
    """
    # Two who reckon at once go one after the other.
    list(Bookmark.objects.select_for_update())
    rows: dict[Key, tuple[Any, Duty]] = {}
    for pk, *key_and_duty in stored.order_by().values_list(
        "pk", "clause", "subject_id", "course_id", "class_group_id", *_FIELDS
    ):
        rows[Key(*key_and_duty[:4])] = (pk, Duty(*key_and_duty[4:]))
    found = reconcile({key: duty for key, (_, duty) in rows.items()}, derived)
    Obligation.objects.bulk_create(
        (_row(key, duty) for key, duty in found.insert.items()), batch_size=_BATCH
    )
    changed = [_row(key, duty, pk=rows[key][0]) for key, duty in found.change.items()]
    Obligation.objects.bulk_update(changed, _COLUMNS, batch_size=_BATCH)
    gone = [rows[key][0] for key in found.remove]
    for first in range(0, len(gone), _BATCH):
        Obligation.objects.filter(pk__in=gone[first : first + _BATCH]).delete()
    return Counter(inserted=len(found.insert), changed=len(changed), removed=len(gone))


def _row(key: Key, duty: Duty, **stored: Any) -> Obligation:
    return Obligation(
        clause=key.clause,
        subject_id=key.subject_id,
        course_id=key.course_id,
        class_group_id=key.class_id,
        **{name: getattr(duty, name) for name in _FIELDS},
        **stored,
    )
