"""The rows of the permission matrix about the movement of pupils."""

from __future__ import annotations

from tests.access.matrix_words import Row, only

KEEPS = "secretary administrator"
READS = f"{KEEPS} head deputy stranger"

ROWS_OF_MOVEMENT: tuple[Row, ...] = (
    Row("school:movement", only(READS, others=403)),
    Row("school:roll", only(READS, others=403)),
    Row("school:order", only(KEEPS, others=403)),
    Row("school:order", only(KEEPS, status=422, others=403), method="POST", form={}),
    Row("school:arrival", only(KEEPS, others=403)),
    Row("school:arrival", only(KEEPS, status=422, others=403), method="POST", form={}),
    Row(
        "school:take_order_back",
        only("", others=403),
        method="POST",
        args=("document",),
        form={},
    ),
)
