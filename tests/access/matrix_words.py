"""The words that rows of the permission matrix use: people, things, answers, and what a row is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse

from tests.cast import TODAY, Cast, Strangers
from zhurnal.access.models import RoleAssignment
from zhurnal.curriculum.models import LessonPlan
from zhurnal.excuses.models import Exemption, ParentNotice, ReasonDocument
from zhurnal.interop.footprint import Footprint
from zhurnal.interop.models import ImportRun
from zhurnal.school.models import Person
from zhurnal.tenancy.models import TenantModel
from zhurnal.timetable.models import LessonChange, Substitution

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


def act_of_lesson(school: Cast | Strangers) -> UUID:
    """The act that named a substitute for this lesson; the strangers have none."""
    with school.inside():
        acts = Substitution.objects.filter(lesson__on=TODAY).values_list("act", flat=True)
        return acts.first() or uuid4()


def change_of_lesson(school: Cast | Strangers) -> UUID:
    """What an order changed about a lesson; nothing at the strangers'."""
    with school.inside():
        return LessonChange.objects.values_list("pk", flat=True).first() or uuid4()


def an_import(school: Cast | Strangers) -> UUID:
    """The id of a workbook that was taken and left nothing behind."""
    nothing = Footprint({}, {}, {}).packed()
    with school.inside():
        return ImportRun.objects.create(
            account_id=0, by="", at=datetime(2026, 11, 18, tzinfo=UTC), name="a.xlsx", digest="",
            rows=0, lessons=0, footprint=nothing,
        ).pk  # fmt: skip


#: Things that addresses speak of: in School No. 7, and their likes in School No. 8.
THINGS: dict[str, Callable[[Cast | Strangers], Any]] = {
    "act": lambda school: act_of_lesson(school),
    "class": lambda school: school.class_7b.row.pk,
    "course": lambda school: school.algebra.pk if isinstance(school, Cast) else school.course.pk,
    "import": an_import,
    "lesson": lambda school: (
        school.lessons[-1].pk if isinstance(school, Cast) else school.lesson.pk
    ),
    "document": lambda school: the_only(school, ReasonDocument),
    "exemption": lambda school: the_only(school, Exemption),
    "homeroom": lambda school: first_homeroom(school),
    "notice": lambda school: the_only(school, ParentNotice),
    "teacher_row": lambda school: (
        school.teacher_anna.pk if isinstance(school, Cast) else school.course.pk
    ),
    "lesson_change": lambda school: change_of_lesson(school),
    "plan": lambda school: the_only(school, LessonPlan),
    "pupil": lambda school: school.pupil_ivan.pk if isinstance(school, Cast) else school.pupil.pk,
    "pupil_person": lambda school: (
        school.ivan.pk if isinstance(school, Cast) else school.pupil_person.pk
    ),
}

NOTHING_TO_BEGIN_WITH = ("former-teacher", "former-guardian", "no-role")
TEACH = "teacher other-teacher other-homeroom"
SUBSTITUTES = "substitute former-substitute"
STAFF = f"{TEACH} {SUBSTITUTES} homeroom deputy head secretary administrator stranger"

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
