from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from zhurnal.results.rules.columns import Kind
from zhurnal.school.models import Course, Pupil, Subject
from zhurnal.tenancy.fields import TenantForeignKey
from zhurnal.tenancy.models import TenantModel


class ResultMark(TenantModel):
    """What a pupil is left with in a subject: the mark of a term, of the attestation, the year, the
    examination, or the final one; empty once it was taken back.

    It belongs to the pupil, the subject and the year, wherever in them he was taught; ``course`` is
    the journal page it was put on. ``term`` is 0 for all kinds but the term's. ``proposal`` is what
    the act proposed when it was put, ``reason`` why it is another one. ``put_by`` in the role
    ``put_as`` is the author; ``responsible`` is the subject teacher, who answers for it whoever
    typed it. ``standing`` says what he made of a mark that the homeroom teacher put, ``objection``
    what he has against it.

    Source: R-2.4-b, R-2.4-c, R-4.4-a; requirements §9.1.
    """

    class Standing(models.TextChoices):
        OWN = "own", "поставлена учителем предмета"
        AWAITING = "awaiting", "ждёт подтверждения"
        CONFIRMED = "confirmed", "подтверждена"
        OBJECTED = "objected", "учитель возражает"

    pupil = TenantForeignKey(Pupil, related_name="results")
    subject = TenantForeignKey(Subject, related_name="results")
    course = TenantForeignKey(Course, related_name="results")
    school_year = models.SmallIntegerField()
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in Kind])
    term = models.SmallIntegerField(default=0)
    value = models.CharField(max_length=6, blank=True)
    proposal = models.CharField(max_length=6, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    put_at = models.DateTimeField()
    put_by = models.UUIDField()
    put_as = models.CharField(max_length=20)
    responsible = models.UUIDField(null=True)
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.OWN)
    objection = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    personal: ClassVar = {"value", "proposal", "reason", "objection"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pupil", "subject", "school_year", "kind", "term", "school"],
                name="results_mark_once",
            ),
            models.CheckConstraint(
                condition=Q(kind="term", term__gte=1) | (~Q(kind="term") & Q(term=0)),
                name="results_mark_term",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["course", "school"], name="results_mark_course"),
        ]

    def __str__(self) -> str:
        return f"result {self.pk}"
