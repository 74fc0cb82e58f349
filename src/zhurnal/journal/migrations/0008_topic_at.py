from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import migrations, models

from zhurnal.tenancy.scope import school_scope

_WRITTEN = "journal.topic.written"
_BATCH = 500


def forwards(apps: Any, schema_editor: Any) -> None:
    """Read in the trail since when each topic stands; one the trail knows nothing of stands since
    its lesson began.
    """
    records = apps.get_model("journal", "LessonRecord")
    for school_id in apps.get_model("tenancy", "School").objects.values_list("pk", flat=True):
        with school_scope(school_id):
            waiting = records.objects.exclude(topic="").select_related("lesson")
            batch = []
            for row in waiting.iterator(_BATCH):
                batch.append(row)
                if len(batch) == _BATCH:
                    _date(apps, batch)
                    batch = []
            _date(apps, batch)


def _date(apps: Any, batch: list[Any]) -> None:
    events = apps.get_model("audit", "AuditEvent").objects.filter(
        subject_id__in=[row.pk for row in batch], event=_WRITTEN
    )
    since = _since(events.order_by("at", "id").values_list("subject_id", "at", "after"))
    for row in batch:
        row.topic_at = since.get(row.pk) or row.lesson.starts_at
    records = apps.get_model("journal", "LessonRecord")
    records.objects.bulk_update(batch, ["topic_at"], batch_size=_BATCH)


def _since(events: Iterable[tuple[UUID, Any, Any]]) -> dict[UUID, Any]:
    since: dict[UUID, Any] = {}
    for subject_id, at, after in events:
        if not after or not after.get("topic"):
            since.pop(subject_id, None)
        else:
            since.setdefault(subject_id, at)
    return since


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_append_only"),
        ("journal", "0007_brought_papers"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="lessonrecord",
            name="topic_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
