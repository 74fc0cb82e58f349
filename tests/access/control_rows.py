"""Rows of the matrix: the control of terms."""

from __future__ import annotations

from tests.access.matrix_words import Row, only

ROWS_OF_CONTROL = (
    Row("control:desk", only("deputy head stranger", others=403)),
    Row("control:duties", only("deputy head stranger", others=403)),
    Row(
        "control:duties",
        only("deputy head", others=403) | {"stranger": 404},
        query="?class=%(class)s&how=overdue",
        what="of this class",
    ),
    Row(
        "control:waive",
        only("deputy head stranger", status=404, others=403),
        method="POST",
        args=("class",),
        what="a duty that never was",
    ),
)
