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
