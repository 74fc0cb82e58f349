"""What the subject teacher says to a mark that the homeroom teacher put."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from tests.journal.writing import last_event, trail_of
from tests.results.writing import AFTER, IN_WINDOW, seven_marks, the_result, write


def put_by_galina(cast: Cast) -> None:
    """Galina, the homeroom teacher, puts Ivan's 4 in algebra."""
    seven_marks(cast, cast.pupil_ivan)
    assert write(cast, cast.galina, IN_WINDOW, value="4").verdict


@pytest.mark.req("R-2.4-c")
def test_the_subject_teacher_confirms_and_the_author_stays(school_7: Cast) -> None:
    put_by_galina(school_7)
    assert write(school_7, school_7.anna, AFTER, "confirm_result", version=1).verdict
    row = the_result(school_7.pupil_ivan)
    assert (row.standing, row.version) == ("confirmed", 2)
    assert (row.put_by, row.put_as) == (school_7.galina.pk, "homeroom-teacher")
    assert trail_of(row.pk) == ["results.mark.put", "results.mark.confirmed"]
    changed = write(school_7, school_7.galina, IN_WINDOW, value="5", version=2, reason="ещё раз")
    assert changed.verdict.code == "teachers-mark-stands"


@pytest.mark.req("R-2.4-c")
def test_the_subject_teacher_objects_with_words_and_the_mark_stays_disputed(
    school_7: Cast,
) -> None:
    put_by_galina(school_7)
    said = "две контрольные не сданы"
    outcome = write(
        school_7, school_7.anna, IN_WINDOW, "object_to_result", version=1, objection=said
    )
    assert outcome.verdict
    row = the_result(school_7.pupil_ivan)
    assert (row.value, row.standing, row.objection) == ("4", "objected", said)
    assert (last_event().event, last_event().reason) == ("results.mark.objected", said)
    again = write(school_7, school_7.galina, IN_WINDOW, value="3", version=2, reason="договорились")
    assert again.verdict
    row.refresh_from_db()
    assert (row.value, row.standing, row.objection) == ("3", "awaiting", "")


def test_there_is_nothing_to_answer_where_the_teacher_put_it_himself(school_7: Cast) -> None:
    nothing = write(school_7, school_7.anna, IN_WINDOW, "confirm_result", version=0)
    assert nothing.verdict.code == "nothing-to-answer"
    seven_marks(school_7, school_7.pupil_ivan)
    write(school_7, school_7.anna, IN_WINDOW, value="4")
    own = write(school_7, school_7.anna, IN_WINDOW, "confirm_result", version=1)
    assert own.verdict.code == "nothing-to-answer"


def test_what_changed_meanwhile_is_not_confirmed_unseen(school_7: Cast) -> None:
    put_by_galina(school_7)
    write(school_7, school_7.galina, IN_WINDOW, value="5", version=1, reason="ошиблась")
    late = write(school_7, school_7.anna, IN_WINDOW, "confirm_result", version=1)
    assert late.verdict.code == "cell-changed"
    assert late.verdict.facts["theirs"] == "5"


@pytest.mark.parametrize("kind", ["confirm_result", "object_to_result"])
def test_only_the_subject_teacher_answers(school_7: Cast, kind: str) -> None:
    put_by_galina(school_7)
    fields = {"objection": "нет"} if kind == "object_to_result" else {}
    assert (
        write(school_7, school_7.galina, IN_WINDOW, kind, version=1, **fields).verdict.code
        == "results-not-yours"
    )
    assert (
        write(school_7, school_7.head, IN_WINDOW, kind, version=1, **fields).verdict.code
        == "role-lacks-permission"
    )
