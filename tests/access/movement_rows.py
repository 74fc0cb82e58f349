"""The rows of the permission matrix about the movement of pupils."""

from __future__ import annotations

from tests.access.matrix_words import Row, only

KEEPS = "secretary administrator"
READS = f"{KEEPS} head deputy stranger"
#: Marks from elsewhere: for the pupils of the school, or of the class.
BRINGS = only("secretary homeroom", others=403) | {"other-homeroom": 404}
BRING_NOTHING = dict.fromkeys(("secretary", "homeroom", "other-homeroom"), 404)

ROWS_OF_MOVEMENT: tuple[Row, ...] = (
    Row("school:movement", only(READS, others=403)),
    Row("school:roll", only(READS, others=403)),
    Row("school:roll_over", only(READS, others=403)),
    Row("school:roll_over", only(KEEPS, status=422, others=403), method="POST", form={}),
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
    Row("journal:brought", only("secretary homeroom other-homeroom", others=403)),
    Row("journal:brought_of", BRINGS, args=("pupil",)),
    Row(
        "journal:brought_of",
        BRINGS | {"secretary": 422, "homeroom": 422},
        method="POST",
        args=("pupil",),
        form={},
    ),
    Row(
        "journal:withdraw_brought",
        only("", others=403) | BRING_NOTHING,
        method="POST",
        args=("pupil", "document"),
        form={},
    ),
    Row("journal:brought_scan", only("", others=403) | BRING_NOTHING, args=("pupil", "document")),
)
