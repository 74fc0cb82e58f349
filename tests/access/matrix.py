"""The permission matrix: every address × every kind of person, and what they get.

**A new page needs one row here, or the tests fail.** A row names the address (as `reverse` knows
it), who gets it, and, where the address speaks of things, which things of School No. 7:

    Row("journal:page", only("head deputy homeroom teacher"), args=("course",)),

An arg that is the name of no thing stands for itself ("term-2").

`only(people)` gives them 200 and everybody else 404 (a thing that is not theirs does not exist) or,
with `others=403`, a refusal in words; `status=302` for a page that leads on. Whoever is not signed
in is led to the sign-in page (`only` and `everyone_signed_in` say so by themselves). A form that is
sent is a row of its own: `method="POST"` with `form={…}` or `json=[…]`; `%(course)s` in `query`,
`form` and `json` is the id of a thing. Methods without a row must be refused with 405.

PEOPLE and THINGS in `matrix_words` are the words that rows may use. After a change here, write the
documents anew: `python -m tests.access.write_docs`.
"""

from __future__ import annotations

from tests.access.class_rows import ROWS_OF_A_CLASS
from tests.access.control_rows import ROWS_OF_CONTROL
from tests.access.matrix_words import (
    NOTHING_TO_BEGIN_WITH,
    STAFF,
    SUBSTITUTES,
    TEACH,
    everyone,
    everyone_signed_in,
    only,
    verdict_of_entry,
)
from tests.access.matrix_words import PEOPLE as PEOPLE
from tests.access.matrix_words import THINGS as THINGS
from tests.access.matrix_words import Row as Row
from tests.access.movement_rows import ROWS_OF_MOVEMENT
from tests.access.plan_rows import ROWS_OF_PLANS
from tests.access.substitution_rows import ROWS_OF_SUBSTITUTIONS
from tests.access.timetable_rows import ROWS_OF_THE_TIMETABLE

FAMILY = "pupil guardian"
SEES_THE_DIARY = "head deputy homeroom pupil guardian"
SEES_THE_COURSE = "head deputy homeroom teacher substitute former-substitute"
KEEPS_THE_LISTS = "secretary administrator"
A_MARK = [
    {
        "kind": "put_mark",
        "key": "%(key)s",
        "lesson": "%(lesson)s",
        "pupil": "%(pupil)s",
        "value": "5",
        "version": 0,
        "type": "answer",
    }
]
A_REASON = [
    {
        "kind": "set_reason",
        "key": "%(key)s",
        "lesson": "%(lesson)s",
        "pupil": "%(pupil)s",
        "reason": "valid",
        "was": "unknown",
    }
]


#: What the act proposes for Ivan's two marks, before the window and so with a reason.
A_RESULT = {"version": "0", "value": "4", "reason": "выбывает 20.11"}
RESULT_ENTRY = [
    {
        "kind": "put_result",
        "key": "%(key)s",
        "course": "%(course)s",
        "pupil": "%(pupil)s",
        "column": "term-2",
        "version": 0,
        "value": "4",
        "reason": "выбывает 20.11",
    }
]


def lesson_form(name: str, status: int = 302, **form: str) -> Row:
    """A form of the lesson page: for the teacher of the course and whoever substitutes."""
    answers = only("teacher substitute", status=status, others=403)
    return Row(
        f"journal:{name}",
        answers | {"other-teacher": 404, "other-homeroom": 404},
        method="POST",
        args=("lesson",),
        form={"key": "%(key)s", **form},
    )


ROWS: tuple[Row, ...] = (
    # --- web: for everybody -----------------------------------------------------------------
    Row("web:favicon", everyone(302)),
    Row("web:healthz", everyone()),
    Row("web:language", everyone(302), method="POST", form={"language": "en"}),
    Row("web:manifest", everyone()),
    Row("web:robots", everyone()),
    Row("web:styleguide", everyone()),
    Row("web:theme", everyone(302), method="POST", form={"theme": "dark"}),
    # --- accounts: one's own ----------------------------------------------------------------
    Row("accounts:sign_in", {**everyone(302), "anonymous": 200}),
    Row("accounts:sign_in", everyone(422), method="POST", form={"login": "x", "password": "y"}),
    Row("accounts:sign_out", everyone_signed_in(302), method="POST"),
    Row("accounts:password", everyone_signed_in()),
    Row("accounts:password", everyone_signed_in(422), method="POST"),
    Row("accounts:schools", everyone_signed_in()),
    Row("accounts:schools", only("", others=404), method="POST", form={"school": "0"}),
    Row("accounts:end_sessions", everyone_signed_in(302), method="POST"),
    # --- access -----------------------------------------------------------------------------
    Row("access:me", everyone_signed_in()),
    Row("access:roles", everyone_signed_in()),
    Row("access:explain", only("head deputy administrator stranger", others=403)),
    Row(
        "access:explain",
        only("head deputy administrator", others=403, stranger=404),
        query="?person=%(pupil_person)s&kind=pupil&id=%(pupil)s",
        what="of this pupil",
    ),
    Row("access:passwords", only("administrator homeroom other-homeroom", others=403)),
    Row(
        "access:passwords",
        only("administrator homeroom", others=403) | {"other-homeroom": 404},
        query="?of=%(class)s",
        what="of this class",
    ),
    Row(
        "access:issue_passwords",
        only("administrator homeroom", others=403) | {"other-homeroom": 404},
        method="POST",
        form={"of": "%(class)s", "person": "%(pupil_person)s"},
    ),
    Row("access:homerooms", only("administrator deputy", others=403)),
    Row(
        "access:homerooms",
        only("administrator deputy", status=422, others=403),
        method="POST",
        form={"class_group": ""},
    ),
    Row(
        "access:end_homeroom",
        only("administrator deputy", status=302, others=403),
        method="POST",
        args=("homeroom",),
    ),
    # --- home -------------------------------------------------------------------------------
    Row("home:start", everyone_signed_in(302) | dict.fromkeys(NOTHING_TO_BEGIN_WITH, 200)),
    Row("home:day", only(f"{TEACH} substitute", others=403)),
    # --- diary ------------------------------------------------------------------------------
    Row("diary:start", only("pupil other-pupil guardian other-guardian", status=302)),
    Row("diary:week", only(SEES_THE_DIARY), args=("pupil",)),
    Row("diary:timetable", only(SEES_THE_DIARY), args=("pupil",)),
    Row("diary:results", only(SEES_THE_DIARY), args=("pupil",)),
    Row("diary:result", only(SEES_THE_DIARY), args=("pupil", "course", "term-2")),
    Row("diary:subjects", only(SEES_THE_DIARY), args=("pupil",)),
    Row("diary:subject", only(SEES_THE_DIARY), args=("pupil", "course")),
    Row("diary:absence", only("guardian", refused="head deputy homeroom pupil"), args=("pupil",)),
    Row(
        "diary:absence",
        only("guardian", status=302, refused="head deputy homeroom pupil"),
        method="POST",
        args=("pupil",),
        form={"key": "%(key)s", "first_on": "2026-11-20"},
    ),
    Row(
        "diary:withdraw_notice",
        only("guardian", status=302, refused="head deputy homeroom pupil"),
        method="POST",
        args=("pupil", "notice"),
    ),
    *ROWS_OF_A_CLASS,
    # --- journal ----------------------------------------------------------------------------
    Row("journal:pages", only(f"{TEACH} {SUBSTITUTES} head deputy homeroom stranger", others=403)),
    Row("journal:page", only(SEES_THE_COURSE), args=("course",)),
    Row("journal:changes", only(SEES_THE_COURSE), args=("course",), query="?term=2&after=0"),
    Row("journal:topics", only(SEES_THE_COURSE), args=("course",)),
    Row("journal:lesson", only(SEES_THE_COURSE), args=("lesson",)),
    Row("journal:lesson_panel", only(SEES_THE_COURSE), args=("lesson",)),
    lesson_form("attendance"),
    lesson_form("late", pupil="%(pupil)s:0", fact="late", minutes="5"),
    lesson_form("topic", act="other", version="0", topic="Квадратный корень"),
    lesson_form("mark", pupil="%(pupil)s:0", work="answer", value="5"),
    lesson_form("work", type="test"),
    lesson_form("homework", act="nothing", version="0"),
    lesson_form("withdraw", status=422),
    Row(
        "journal:correction_seen",
        only("", others=403) | dict.fromkeys(f"{TEACH} substitute".split(), 404),
        method="POST",
        args=("lesson",),
        what="of nothing",
    ),
    Row("journal:lesson_history", only(SEES_THE_COURSE), args=("lesson",)),
    Row("journal:cell_history", only(SEES_THE_COURSE), args=("lesson", "pupil")),
    Row(
        "journal:entries",
        only("teacher substitute", others=403) | {"other-teacher": 404, "other-homeroom": 404},
        method="POST",
        json=A_MARK,
        what="a mark",
        judge=verdict_of_entry,
    ),
    # --- deadlines --------------------------------------------------------------------------
    Row("deadlines:reopenings", only("head deputy stranger", others=403)),
    Row(
        "deadlines:reopenings",
        only("head deputy", others=403, stranger=404),
        query="?page=%(course)s",
        what="of this course",
    ),
    Row(
        "deadlines:reopen",
        only("head deputy", status=422, others=403, stranger=404),
        method="POST",
        form={"page": "%(course)s"},
    ),
    Row(
        "deadlines:end",
        only("head deputy stranger", status=404, others=403),
        method="POST",
        args=("course",),
        what="that never was",
    ),
    # --- assessment -------------------------------------------------------------------------
    Row("assessment:act", only(STAFF, others=403)),
    Row(
        "assessment:scan", only("", others=403) | dict.fromkeys(STAFF.split(), 404), args=("class",)
    ),
    Row("assessment:edit", only("head stranger", others=403)),
    Row("assessment:edit", only("head stranger", status=422, others=403), method="POST"),
    Row("assessment:example", only("head stranger", others=403), method="POST"),
    # --- results ----------------------------------------------------------------------------
    Row(
        "results:classes",
        only("head deputy", others=403)
        | dict.fromkeys(("homeroom", "other-homeroom", "stranger"), 302)
        | dict.fromkeys(("teacher", "other-teacher", "substitute", "former-substitute"), 404),
    ),
    Row("results:class", only("head deputy homeroom"), args=("class",)),
    Row("results:course", only(SEES_THE_COURSE), args=("course",)),
    Row("results:result", only(SEES_THE_COURSE), args=("course", "pupil", "term-2")),
    Row("results:why", only(SEES_THE_COURSE), args=("course", "pupil", "term-2")),
    Row(
        "results:write",
        only("teacher homeroom", status=302, others=403)
        | {"other-teacher": 404, "other-homeroom": 404},
        method="POST",
        args=("course", "pupil", "term-2"),
        form={"key": "%(key)s", "act": "put", **A_RESULT},
    ),
    Row(
        "results:entries",
        only("teacher homeroom", others=403) | {"other-teacher": 404, "other-homeroom": 404},
        method="POST",
        json=RESULT_ENTRY,
        what="a result",
        judge=verdict_of_entry,
    ),
    Row(
        "journal:entries",
        only("", others=403) | {"homeroom": 404, "other-homeroom": 404},
        method="POST",
        json=A_REASON,
        what="a reason where nobody is absent",
        judge=verdict_of_entry,
    ),
    *ROWS_OF_THE_TIMETABLE,
    *ROWS_OF_MOVEMENT,
    *ROWS_OF_SUBSTITUTIONS,
    *ROWS_OF_PLANS,
    *ROWS_OF_CONTROL,
    # --- import -----------------------------------------------------------------------------
    Row("interop:start", only(KEEPS_THE_LISTS, others=403)),
    Row(
        "interop:start",
        only(KEEPS_THE_LISTS, status=422, others=403),
        method="POST",
        form={"book": ""},
    ),
    Row("interop:template", only(KEEPS_THE_LISTS, others=403)),
    Row("interop:export", only(KEEPS_THE_LISTS, others=403), method="POST"),
    Row("interop:preview", only(KEEPS_THE_LISTS, status=302, others=403)),
    Row("interop:run", only(KEEPS_THE_LISTS, others=403), args=("import",)),
    Row(
        "interop:run",
        only("administrator", status=302, others=403),
        method="POST",
        args=("import",),
    ),
    Row("interop:take", only(KEEPS_THE_LISTS, others=403), method="POST", aside=True),
    Row("interop:drop", only(KEEPS_THE_LISTS, status=302, others=403), method="POST"),
)
