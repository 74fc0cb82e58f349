"""Which pages open without signing in. Everything else needs a person of a school."""

from __future__ import annotations

#: Names of addresses. A page that is not named here is closed, whoever wrote it.
PUBLIC = frozenset(
    {
        "accounts:sign_in",
        "web:favicon",
        "web:healthz",
        "web:language",
        "web:manifest",
        "web:robots",
        "web:styleguide",  # examples only
        "web:theme",
    }
)
#: For an account of several schools that has not said in which one it acts.
BEFORE_SCHOOL = frozenset({"accounts:schools", "accounts:sign_out"})
#: For whoever came with a temporary password.
BEFORE_PASSWORD = frozenset({"accounts:password", "accounts:sign_out"})
