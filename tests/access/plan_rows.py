"""Rows of the permission matrix about lesson plans. Ivan's algebra follows "this" plan."""

from __future__ import annotations

from tests.access.matrix_words import Row, only

READS = "head deputy homeroom teacher substitute former-substitute"
A_LINE = {"topic": "Степень", "version": "0"}
A_TABLE = {"table": "Тема\nСтепень", "version": "0"}
_STAFF = "teacher other-teacher other-homeroom substitute former-substitute homeroom deputy head"


def plan_form(name: str, people: str, *, status: int, **form: str) -> Row:
    """A form of a plan's page: other readers of the plan may not, for the rest there is none."""
    answers = only(people, status=status, others=404, refused=READS)
    return Row(f"curriculum:{name}", answers, method="POST", args=("plan",), form=form)


ROWS_OF_PLANS: tuple[Row, ...] = (
    # --- curriculum -------------------------------------------------------------------------
    Row("curriculum:plans", only(f"{_STAFF} stranger", others=403)),
    Row(
        "curriculum:begin",
        only("", others=404, refused=READS),
        method="POST",
        form={"course": "%(course)s"},
    ),
    Row("curriculum:schedule", only(f"{_STAFF} stranger", others=403)),
    Row("curriculum:plan", only(READS), args=("plan",)),
    Row("curriculum:corrections", only(READS), args=("plan",)),
    plan_form("line", "teacher", status=302, **A_LINE),
    plan_form("submit", "", status=302),
    plan_form("approve", "deputy", status=422),
    plan_form("return", "", status=302),
    # --- journal: plan against fact ---------------------------------------------------------
    Row("journal:fulfilment", only(f"{_STAFF} stranger", others=403)),
    Row("journal:plan", only(READS), args=("course",)),
    Row(
        "journal:plan",
        only("teacher", status=422, refused=READS),
        method="POST",
        args=("course",),
        form={"act": "leave", "reason": "карантин"},
    ),
    # --- interop: a plan as a table ---------------------------------------------------------
    Row("interop:plan", only("teacher", refused=READS), args=("plan",)),
    Row(
        "interop:plan",
        only("teacher", refused=READS),
        method="POST",
        args=("plan",),
        form=A_TABLE,
    ),
    Row(
        "interop:take_plan",
        only("teacher", status=302, refused=READS),
        method="POST",
        args=("plan",),
        form=A_TABLE,
    ),
)
