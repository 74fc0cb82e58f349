from __future__ import annotations

from zhurnal.journal.models import WorkType
from zhurnal.kernel.verdict import Refused, refusal


def work_type(code: str) -> WorkType:
    """The school's kind of work with a code; a kind the school does not have is refused.

    Source: R-2.7-c.
    """
    kind = WorkType.objects.filter(code=code).first()
    if kind is None:
        raise Refused(refusal("unknown-work-type", type=code))
    return kind
