from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from graphlib import TopologicalSorter
from typing import Any

from django.db import models, transaction

from zhurnal.access.actor import Actor
from zhurnal.audit.trail import Change, record
from zhurnal.interop import policy
from zhurnal.interop.events import InteropEvent
from zhurnal.interop.footprint import Footprint, unpacked
from zhurnal.interop.models import ImportRun
from zhurnal.interop.queries.list_rows import list_models, rows_of
from zhurnal.interop.queries.undo_obstacles import undo_obstacles
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.tenancy.models import School

_AT_ONCE = 500


@transaction.atomic
def undo_import(*, actor: Actor, run: ImportRun, now: datetime) -> None:
    """Take an import back as one act: what it created goes, what it changed or removed is as
    before. When something of it is in use since, nothing is taken back.

    Source: issue "the school year", 7 (a wrong mass operation can be undone as one act).
    """
    policy.undo_import(actor, account_id=run.account_id).require()
    School.objects.select_for_update(no_key=True).get(pk=actor.school_id)
    run.refresh_from_db()
    if run.undone_at is not None or not run.footprint:
        raise Refused(refusal("import-not-undoable"))
    left = unpacked(bytes(run.footprint))
    if count := undo_obstacles(left, school_id=actor.school_id, show=0).count:
        raise Refused(refusal("import-in-use", count=count))
    _restore(left, relations=True)
    _remove(left)
    _put_back(left, actor.school_id)
    _restore(left, relations=False)
    run.undone_at, run.undone_by, run.footprint = now, actor.name, b""
    run.save(update_fields=["undone_at", "undone_by", "footprint"])
    facts = {"sha256": run.digest, **_counts(left)}
    record(Change(InteropEvent.IMPORT_UNDONE, "import", run.pk, before=facts), actor=actor, at=now)


def _restore(left: Footprint, *, relations: bool) -> None:
    """Give changed rows their former values: first those that point at rows to be removed."""
    tables = list_models()
    for name, rows in left.changed.items():
        for key, fields in rows.items():
            before = {field: values[0] for field, values in fields.items()}
            values = _values(tables[name], before, relations=relations)
            if values:
                rows_of(tables[name]).filter(pk=key).update(**values)


def _values(
    model: type[models.Model], plain: Mapping[str, Any], *, relations: bool
) -> dict[str, Any]:
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    return {
        name: by_name[name].to_python(value)
        for name, value in plain.items()
        if by_name[name].is_relation == relations
    }


def _remove(left: Footprint) -> None:
    """Delete what was created, whatever points at others first."""
    tables = list_models()
    for name in _from_the_top(left.created):
        keys = sorted(left.created[name])
        for start in range(0, len(keys), _AT_ONCE):
            rows_of(tables[name]).filter(pk__in=keys[start : start + _AT_ONCE]).delete()


def _put_back(left: Footprint, school_id: int) -> None:
    tables = list_models()
    for name in reversed(_from_the_top(left.removed)):
        model = tables[name]
        for key, fields in left.removed[name].items():
            values = _values(model, fields, relations=False)
            values |= _values(model, fields, relations=True)
            rows_of(model).create(pk=key, school_id=school_id, **values)


def _from_the_top(names: Iterable[str]) -> list[str]:
    """The tables in such an order that each comes before those it points at."""
    wanted, tables = set(names), list_models()
    graph: TopologicalSorter[str] = TopologicalSorter({name: set() for name in wanted})
    for name in wanted:
        for field in tables[name]._meta.concrete_fields:
            target = field.related_model
            if isinstance(target, type) and target._meta.label in wanted - {name}:
                graph.add(target._meta.label, name)
    return list(graph.static_order())


def _counts(left: Footprint) -> dict[str, int]:
    return {
        "created": sum(len(rows) for rows in left.created.values()),
        "changed": sum(len(rows) for rows in left.changed.values()),
        "removed": sum(len(rows) for rows in left.removed.values()),
    }
