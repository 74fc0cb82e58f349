from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhurnal.tenancy.models import TenantModel


class WorkbookUpload(TenantModel):
    """A workbook between its upload and the decision to take it: one for an account, removed with
    the decision.

    It lies in the database, so that any process of the server finds it and no file is left behind.

    Source: standards §3.1, V5 (files) (nothing is saved before somebody has seen the verdicts).
    """

    account_id = models.BigIntegerField()
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    content = models.BinaryField(max_length=10_000_000)
    uploaded_at = models.DateTimeField()

    personal: ClassVar = {"name", "content"}

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint("school", "account_id", name="interop_upload_once"),
        ]

    def __str__(self) -> str:
        return f"workbook {self.pk}"


class ImportRun(TenantModel):
    """A workbook that was taken in the browser, with what is needed to take it back as one act.

    ``footprint`` is forgotten when the import was undone, and after some weeks: it holds what stood
    in the lists before.

    Source: issue "the school year", 7 (a wrong mass operation can be undone as one act).
    """

    account_id = models.BigIntegerField()
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    lessons = models.PositiveIntegerField()
    footprint = models.BinaryField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=200, blank=True)

    personal: ClassVar = {"by", "name", "footprint", "undone_by"}

    class Meta(TenantModel.Meta):
        indexes: ClassVar = [models.Index(fields=["school", "at"], name="interop_run_at")]

    def __str__(self) -> str:
        return f"import {self.pk}"
