"""Documents of reason, exemptions from exercise, notices of parents."""

from __future__ import annotations

from zhurnal.excuses.models.document import (
    DocumentKind,
    DocumentPupil,
    DocumentScan,
    GivenReason,
    ReasonDocument,
)
from zhurnal.excuses.models.exemption import Exemption
from zhurnal.excuses.models.notice import ParentNotice

__all__ = [
    "DocumentKind",
    "DocumentPupil",
    "DocumentScan",
    "Exemption",
    "GivenReason",
    "ParentNotice",
    "ReasonDocument",
]
