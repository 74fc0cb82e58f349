from __future__ import annotations

from uuid import UUID

from django.http import Http404

from zhurnal.interop.models import ImportRun

#: So many are listed.
_SHOWN = 10


def past_imports() -> list[ImportRun]:
    """The last workbooks that were taken in the browser, the latest first."""
    return list(ImportRun.objects.defer("footprint").order_by("-at")[:_SHOWN])


def past_import(run_id: UUID) -> ImportRun:
    """One of them; of another school there is none."""
    run = ImportRun.objects.filter(pk=run_id).first()
    if run is None:
        raise Http404
    return run
