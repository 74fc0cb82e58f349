"""What can happen to the papers about absences."""

from __future__ import annotations

from enum import StrEnum


class ExcuseEvent(StrEnum):
    """Events of documents, exemptions and notices. Codes are stored: added to, never renamed."""

    DOCUMENT_REGISTERED = "excuses.document.registered"
    DOCUMENT_WITHDRAWN = "excuses.document.withdrawn"
    EXEMPTION_REGISTERED = "excuses.exemption.registered"
    EXEMPTION_WITHDRAWN = "excuses.exemption.withdrawn"
    NOTICE_GIVEN = "excuses.notice.given"
    NOTICE_WITHDRAWN = "excuses.notice.withdrawn"
