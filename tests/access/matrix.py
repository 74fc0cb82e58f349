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

PEOPLE and THINGS below are the words that rows may use. After a change here, write the documents
anew: `python -m tests.access.write_docs`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse

from tests.cast import Cast, Strangers
from zhurnal.access.models import RoleAssignment
from zhurnal.excuses.models import Exemption, ParentNotice, ReasonDocument
from zhurnal.school.models import Person
from zhurnal.tenancy.models import TenantModel

#: Every kind of person: who plays it, and what he is in words. Ivan of 7Б, algebra in 7Б and its
#: lessons are "this" pupil, class, course.
PEOPLE: dict[str, tuple[Callable[[Cast, Strangers], Person] | None, str]] = {
    "anonymous": (None, "nobody signed in"),
    "teacher": (lambda cast, _: cast.anna, "subject teacher of this course"),
    "other-teacher": (lambda cast, _: cast.klara, "teacher of another group of the class"),
    "former-teacher": (lambda cast, _: cast.fyodor, "taught this course until November"),
    "substitute": (lambda cast, _: cast.roman, "gives this lesson instead of its teacher"),
    "former-substitute": (lambda cast, _: cast.semyon, "gave a lesson of this course last week"),
    "homeroom": (lambda cast, _: cast.galina, "homeroom teacher of this class"),
    "other-homeroom": (lambda cast, _: cast.nina, "homeroom and subject teacher of another class"),
    "deputy": (lambda cast, _: cast.deputy, "deputy head"),
    "head": (lambda cast, _: cast.head, "head"),
    "secretary": (lambda cast, _: cast.secretary, "secretary"),
    "administrator": (lambda cast, _: cast.administrator, "administrator of the system"),
    "pupil": (lambda cast, _: cast.ivan, "this pupil"),
    "other-pupil": (lambda cast, _: cast.pyotr, "another pupil of the class"),
    "guardian": (lambda cast, _: cast.vera, "mother of this pupil"),
    "other-guardian": (lambda cast, _: cast.olga, "mother of another pupil of the class"),
    "former-guardian": (lambda cast, _: cast.gleb, "was this pupil's guardian until October"),
    "no-role": (lambda cast, _: cast.zoya, "an account without any role"),
    "stranger": (lambda _, strangers: strangers.head, "head of another school"),
}


def the_only(school: Cast | Strangers, table: type[TenantModel]) -> UUID:
    """The id of the one row that a school has for the matrix."""
    with school.inside():
        return table.objects.get().pk


def first_homeroom(school: Cast | Strangers) -> UUID:
    """The id of the order by which somebody leads this class; the strangers have none."""
    with school.inside():
        orders = RoleAssignment.objects.filter(class_group=school.class_7b.row)
        return orders.values_list("pk", flat=True).first() or uuid4()


#: Things that addresses speak of: in School No. 7, and their likes in School No. 8.
THINGS: dict[str, Callable[[Cast | Strangers], Any]] = {
    "class": lambda school: school.class_7b.row.pk,
    "course": lambda school: school.algebra.pk if isinstance(school, Cast) else school.course.pk,
    "lesson": lambda school: (
        school.lessons[-1].pk if isinstance(school, Cast) else school.lesson.pk
    ),
    "document": lambda school: the_only(school, ReasonDocument),
    "exemption": lambda school: the_only(school, Exemption),
    "homeroom": lambda school: first_homeroom(school),
    "notice": lambda school: the_only(school, ParentNotice),
    "pupil": lambda school: school.pupil_ivan.pk if isinstance(school, Cast) else school.pupil.pk,
    "staff_person": lambda school: (
        school.boris.pk if isinstance(school, Cast) else school.teacher.pk
    ),
    "pupil_person": lambda school: (
        school.ivan.pk if isinstance(school, Cast) else school.pupil_person.pk
    ),
}

Answers = dict[str, int]


def everyone(status: int = 200) -> Answers:
    """The same for all, signed in or not."""
    return dict.fromkeys(PEOPLE, status)


def everyone_signed_in(status: int = 200) -> Answers:
    """The same for all who signed in, whichever school is theirs."""
    return {**everyone(status), "anonymous": 302}


def only(
    people: str, *, status: int = 200, others: int = 404, refused: str = "", stranger: int = 0
) -> Answers:
    """`status` for these people, 403 for those who see the thing but may not do this, `others` for
    the rest, `stranger` for whoever is of another school.
    """
    return {
        **dict.fromkeys(PEOPLE, others),
        **({"stranger": stranger} if stranger else {}),
        **dict.fromkeys(refused.split(), 403),
        **dict.fromkeys(people.split(), status),
        "anonymous": 302,
    }


def status_of(answer: HttpResponse) -> int:
    """What an answer means: its status."""
    return answer.status_code


def verdict_of_entry(answer: HttpResponse) -> int:
    """What the one answer of a batch of entries means, as if it had come alone."""
    if answer.status_code != 200:
        return answer.status_code
    [verdict] = answer.json()  # type: ignore[attr-defined]
    missing = {"not-found": 404, "result-not-found": 404}
    return 200 if verdict["ok"] else missing.get(verdict["code"], 403)


@dataclass(frozen=True, slots=True)
class Row:
    """An address with a method, and what every kind of person gets."""

    name: str
    answers: Answers
    method: str = "GET"
    args: tuple[str, ...] = ()
    query: str = ""
    form: Mapping[str, Any] = field(default_factory=dict)
    json: Any = None
    what: str = ""
    judge: Callable[[HttpResponse], int] = status_of
    aside: bool = False
    """Whether the page works in a thread of its own, past the test's transaction: then those who
    may are not let in here, but in the tests of the subject.
    """

    def expected(self, person: str) -> int:
        """What a kind of person gets; scripts that are not signed in are told so, not led away."""
        status = self.answers[person]
        return 401 if self.json and (person, status) == ("anonymous", 302) else status

    def __str__(self) -> str:
        return " ".join(filter(None, (self.method, self.name, self.what)))


FAMILY = "pupil guardian"
NOTHING_TO_BEGIN_WITH = ("former-teacher", "former-guardian", "no-role")
SEES_THE_DIARY = "head deputy homeroom pupil guardian"
SEES_THE_CLASS = "head deputy homeroom"
SEES_THE_COURSE = "head deputy homeroom teacher substitute former-substitute"
TEACH = "teacher other-teacher other-homeroom"
SUBSTITUTES = "substitute former-substitute"
STAFF = f"{TEACH} {SUBSTITUTES} homeroom deputy head secretary administrator stranger"
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


def desk_form(name: str, *things: str, form: Mapping[str, str], status: int = 302) -> Row:
    """A form of the homeroom teacher's desk: for whoever leads the class; its readers are told."""
    answers = only("homeroom", status=status, refused="head deputy")
    return Row(f"homeroom:{name}", answers, method="POST", args=("class", *things), form=form)


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
        only("administrator deputy", status=302, others=403),
        method="POST",
        form={
            "class_group": "%(class)s",
            "person": "%(staff_person)s",
            "first_on": "2026-11-18",
            "last_on": "2026-11-30",
            "order_number": "57-л",
        },
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
    # --- homeroom ---------------------------------------------------------------------------
    Row("homeroom:start", only("homeroom other-homeroom", status=302)),
    Row("homeroom:desk", only(SEES_THE_CLASS), args=("class",)),
    Row("homeroom:month", only(SEES_THE_CLASS), args=("class",)),
    Row("homeroom:papers", only(SEES_THE_CLASS), args=("class",)),
    Row("homeroom:paper", only(SEES_THE_CLASS), args=("class", "document")),
    Row("homeroom:scan", only(SEES_THE_CLASS), args=("class", "document")),
    Row("homeroom:pupil", only(SEES_THE_CLASS), args=("class", "pupil")),
    desk_form(
        "excuse",
        form={
            "key": "%(key)s",
            "pupil": "%(pupil)s",
            "reason": "illness",
            "first_on": "2026-11-18",
            "kind": "certificate",
        },
    ),
    desk_form(
        "event",
        form={
            "event-key": "%(key)s",
            "event-title": "Олимпиада",
            "event-number": "5",
            "event-first_on": "2026-11-20",
            "event-pupils": "%(pupil)s",
        },
    ),
    desk_form(
        "exemption",
        form={
            "exemption-key": "%(key)s",
            "exemption-pupil": "%(pupil)s",
            "exemption-first_on": "2026-11-18",
            "exemption-last_on": "2026-12-18",
        },
    ),
    desk_form("apply", "document", form={}),
    desk_form("withdraw", "document", form={"why": "не тот ученик"}),
    desk_form("withdraw_exemption", "exemption", form={"why": "не тот ученик"}),
    desk_form("reason", "pupil", form={}, status=404),
    desk_form("correct", "pupil", form={}, status=404),
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
    # --- substitutions ----------------------------------------------------------------------
    Row("timetable:substitutions", only("deputy", others=403)),
    Row("timetable:substitutions", only("deputy", status=422, others=403), method="POST", form={}),
    Row(
        "timetable:end_substitution",
        only("deputy", status=302, others=403),
        method="POST",
        args=("lesson",),
        form={"on": "2026-11-18"},
    ),
    # --- import -----------------------------------------------------------------------------
    Row("interop:start", only(KEEPS_THE_LISTS, others=403)),
    Row(
        "interop:start",
        only(KEEPS_THE_LISTS, status=422, others=403),
        method="POST",
        form={"book": ""},
    ),
    Row("interop:template", only(KEEPS_THE_LISTS, others=403)),
    Row("interop:preview", only(KEEPS_THE_LISTS, status=302, others=403)),
    Row("interop:take", only(KEEPS_THE_LISTS, others=403), method="POST", aside=True),
    Row("interop:drop", only(KEEPS_THE_LISTS, status=302, others=403), method="POST"),
)
