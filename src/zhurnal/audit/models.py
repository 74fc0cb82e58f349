from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhurnal.tenancy.models import TenantModel


class AuditEvent(TenantModel):
    """One change, as it happened: who, in which role, when by the server, old and new.

    Rows are only ever added (a trigger in both databases refuses the rest) and point at things by
    id without foreign keys, so that nothing can take an event away together with what it tells of.

    Source: M-2, R-1.3-b, R-5.4-a.
    """

    at = models.DateTimeField()
    school_year = models.SmallIntegerField(null=True)
    event = models.CharField(max_length=64)

    account_id = models.BigIntegerField(null=True)
    person_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200)
    role = models.CharField(max_length=32)
    source = models.CharField(max_length=16)
    request_id = models.CharField(max_length=40, blank=True)
    session_hash = models.CharField(max_length=16, blank=True)
    ip = models.GenericIPAddressField(null=True)

    subject_type = models.CharField(max_length=32)
    subject_id = models.UUIDField()
    course_id = models.UUIDField(null=True)
    lesson_id = models.UUIDField(null=True)
    pupil_id = models.UUIDField(null=True)

    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.CharField(max_length=500, blank=True)

    personal: ClassVar = {"actor_name", "ip", "before", "after", "reason"}

    class Meta(TenantModel.Meta):
        indexes: ClassVar = [
            models.Index(fields=["subject_id", "school"], name="audit_event_subject"),
            models.Index(fields=["lesson_id", "pupil_id", "school"], name="audit_event_cell"),
            models.Index(fields=["school", "at"], name="audit_event_at"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.at:%Y-%m-%d %H:%M:%S}"


class AuditSeal(TenantModel):
    """The head of the chain after one batch of events: hash over the batch and the previous head.

    Source: M-2; standards §3.4 (sealed in batches, so that writers stay parallel).
    """

    number = models.PositiveBigIntegerField()
    sealed_at = models.DateTimeField()
    events = models.PositiveIntegerField()
    previous = models.BinaryField(max_length=32)
    head = models.BinaryField(max_length=32)

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "number"], name="audit_seal_number"),
        ]

    def __str__(self) -> str:
        return f"seal {self.number}"


class AuditLeaf(TenantModel):
    """An event's place in the chain: which seal covers it, at which position, with which hash."""

    event_id = models.UUIDField()
    seal_number = models.PositiveBigIntegerField()
    position = models.PositiveIntegerField()
    digest = models.BinaryField(max_length=32)

    personal: ClassVar[set[str]] = set()

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event_id", "school"], name="audit_leaf_event"),
            models.UniqueConstraint(
                fields=["school", "seal_number", "position"], name="audit_leaf_position"
            ),
        ]

    def __str__(self) -> str:
        return f"leaf {self.seal_number}:{self.position}"
