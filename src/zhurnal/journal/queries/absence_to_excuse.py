from __future__ import annotations

from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.excuses import policy as excuses
from zhurnal.excuses.queries.own_pupils import own_pupils
from zhurnal.journal.models import Absence
from zhurnal.kernel.verdict import Refused, refusal


def absence_to_excuse(actor: Actor, *, lesson_id: UUID, pupil_id: UUID) -> Absence:
    """The attendance of a pupil at a lesson, with the lesson, locked, for his homeroom teacher of
    today; for others it does not exist.

    Source: R-2.9-b, R-2.9-f.
    """
    excuses.register_somewhere(actor).require()
    found = Absence.objects.select_for_update(of=("self",)).select_related("lesson")
    absence = found.filter(lesson=lesson_id, pupil=pupil_id).first()
    if absence is None or not own_pupils(actor, [pupil_id]):
        raise Refused(refusal("not-found"))
    return absence
