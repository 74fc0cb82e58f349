from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from zhurnal.access.actor import Actor
from zhurnal.assessment.act import Act, ScaleCode
from zhurnal.assessment.queries.acts_between import acts_between
from zhurnal.assessment.rules.scale import Scale, scale_for
from zhurnal.assessment.work_kinds import WorkKind
from zhurnal.journal import policy
from zhurnal.journal.queries import _page_rows as rows
from zhurnal.journal.queries._counting import Counting
from zhurnal.journal.queries._page_columns import LessonColumn, Month, columns_of, months_of
from zhurnal.journal.queries._page_duties import PageDuty, duties_of
from zhurnal.journal.queries._page_locks import lock_of_all, locks_of
from zhurnal.journal.queries._page_moves import brought_marks
from zhurnal.journal.queries._page_sheet import AbsenceEntry, Look, MarkEntry, PupilLine, Sheet
from zhurnal.kernel.verdict import Verdict


@dataclass(frozen=True, slots=True)
class TermChoice:
    """A term of the course."""

    number: int
    name: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class JournalPage:
    """The journal page of a course for a term, for one reader.

    ``types`` and ``comments``, the school's own, are those of the act in force today, or on the
    nearest day of the term, which is ``act``; ``scale`` is what it prescribes for this page.
    ``editing`` is the verdict on writing here, a lesson's own ``lock`` apart.

    Source: R-1.2-a; school practice §3.
    """

    course_id: UUID
    subject: str
    group: str
    term: TermChoice
    terms: tuple[TermChoice, ...]
    columns: Sequence[LessonColumn]
    months: Sequence[Month]
    lines: Sequence[PupilLine]
    looks: Sequence[Look]
    marks: Sequence[MarkEntry]
    absences: Sequence[AbsenceEntry]
    types: Sequence[WorkKind]
    comments: Sequence[str]
    duties: Sequence[PageDuty]
    editing: Verdict
    act: Act
    scale: Scale

    @property
    def marked(self) -> bool:
        """False where pupils are taught without marks."""
        return self.scale.code is not ScaleCode.WORDS


def journal_page(
    course_id: UUID, *, actor: Actor, now: datetime, term: int | None = None
) -> JournalPage | None:
    """The page of a course for one of its terms, by default the one of today; None when there is no
    such page for the actor.

    Five statements, however many pupils and lessons, and one more where somebody brings marks from
    another group. Means are exact.

    Source: R-1.2-a, R-2.9-a, R-2.10-a; school practice §9.
    """
    terms = rows.terms_of_course(actor, course_id)
    course = term_to_show(terms, term, actor.today)
    if course is None:
        return None
    acts = acts_between(course.starts_on, course.ends_on)
    lessons = rows.lessons_of_course(actor, course)
    columns = columns_of(
        lessons,
        today=actor.today,
        now=now,
        lock=locks_of(course, acts, actor=actor, now=now),
    )
    stays = rows.stays_in_course(actor, course)
    today = min(max(actor.today, course.starts_on), course.ends_on)
    act = acts.on(today)
    scale = scale_for(act, grade=course.grade, subject=course.subject)
    sheet = Sheet(columns, stays, Counting(act, scale, actor.today))
    sheet.write(rows.entries_of([column.id for column in columns]))
    lines = sheet.lines(course, brought_marks(stays, course))
    return JournalPage(
        course_id=course.id,
        subject=course.subject,
        group=course.group,
        term=_term(course),
        terms=tuple(_term(each) for each in terms),
        columns=columns,
        months=months_of(columns),
        lines=lines,
        looks=sheet.looks,
        marks=sheet.marks,
        absences=sheet.absences,
        types=list(acts.kinds(today)),
        comments=act.comments,
        duties=duties_of(columns),
        editing=policy.write_page(actor, course.id, (row.id for row in lessons))
        and lock_of_all(columns),
        act=act,
        scale=scale,
    )


def term_to_show(
    terms: Sequence[rows.CourseRow], number: int | None, today: date
) -> rows.CourseRow | None:
    """The term of a number, or else the last one that has begun."""
    if number is not None:
        return next((term for term in terms if term.term == number), None)
    begun = [term for term in terms if term.starts_on <= today]
    return begun[-1] if begun else next(iter(terms), None)


def _term(row: rows.CourseRow) -> TermChoice:
    return TermChoice(row.term, row.term_name, row.starts_on, row.ends_on)
