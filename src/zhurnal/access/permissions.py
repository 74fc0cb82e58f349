"""Everything that may be allowed, by name: ``<area>:<thing>:<verb>``, alphabetical."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """A right. Which roles give it is written in ``roles``; where it holds is the grant's scope."""

    ACCESS_EXPLAIN = "access:verdict:explain"
    ACCOUNTS_ISSUE = "accounts:password:issue"
    AUDIT_READ = "audit:trail:read"
    DIARY_READ = "diary:diary:read"
    JOURNAL_READ = "journal:page:read"
    JOURNAL_WRITE = "journal:lesson:write"
    SCHOOL_IMPORT = "school:lists:import"
    SCHOOL_READ = "school:lists:read"
