"""The roles of a school as data that a head teacher can read.

Source: requirements §8; clauses 2.9, 2.10, 4.1-4.6.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from zhurnal.access.permissions import Permission


class ScopeKind(StrEnum):
    """Where a right holds."""

    SCHOOL = "school"
    CLASS = "class"
    COURSE = "course"
    PUPIL = "pupil"
    LESSON = "lesson"


class RoleCode(StrEnum):
    """The codes under which roles are stored."""

    ADMINISTRATOR = "administrator"
    DEPUTY_HEAD = "deputy-head"
    GUARDIAN = "guardian"
    HEAD = "head"
    HOMEROOM_TEACHER = "homeroom-teacher"
    PAGE_READER = "page-reader"
    PUPIL = "pupil"
    SECRETARY = "secretary"
    SUBJECT_TEACHER = "subject-teacher"
    SUBSTITUTE = "substitute"


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its name, what it is for, where it holds and what it allows."""

    code: RoleCode
    title: Promise
    description: Promise
    scope: ScopeKind
    permissions: frozenset[Permission]


ROLES: dict[RoleCode, Role] = {
    role.code: role
    for role in (
        Role(
            RoleCode.HEAD,
            _("Директор"),
            _(
                "Видит все журналы и дневники школы и след каждой записи (п. 4.1), вводит в "
                "действие локальный акт об отметках. Отметок не ставит."
            ),
            ScopeKind.SCHOOL,
            frozenset(
                {
                    Permission.ACCESS_EXPLAIN,
                    Permission.ASSESSMENT_ENACT,
                    Permission.AUDIT_READ,
                    Permission.CONTROL_READ,
                    Permission.CONTROL_WAIVE,
                    Permission.DEADLINES_REOPEN,
                    Permission.DIARY_READ,
                    Permission.JOURNAL_READ,
                    Permission.SCHOOL_READ,
                    Permission.TIMETABLE_READ,
                }
            ),
        ),
        Role(
            RoleCode.DEPUTY_HEAD,
            _("Заместитель директора"),
            _(
                "Видит все журналы школы и след каждой записи (п. 2.10, 4.2), составляет "
                "расписание и календарь, назначает замещающих учителей, утверждает КТП. "
                "Отметок не ставит."
            ),
            ScopeKind.SCHOOL,
            frozenset(
                {
                    Permission.ACCESS_EXPLAIN,
                    Permission.ACCESS_HOMEROOM,
                    Permission.AUDIT_READ,
                    Permission.CONTROL_READ,
                    Permission.CONTROL_WAIVE,
                    Permission.CURRICULUM_APPROVE,
                    Permission.DEADLINES_REOPEN,
                    Permission.DIARY_READ,
                    Permission.JOURNAL_READ,
                    Permission.SCHOOL_CALENDAR,
                    Permission.SCHOOL_READ,
                    Permission.TIMETABLE_EDIT,
                    Permission.TIMETABLE_READ,
                    Permission.TIMETABLE_SUBSTITUTE,
                }
            ),
        ),
        Role(
            RoleCode.SUBJECT_TEACHER,
            _("Учитель-предметник"),
            _("Ведёт журнал своих предметов в своих классах и группах в дни назначения (п. 4.3)."),
            ScopeKind.COURSE,
            frozenset(
                {
                    Permission.CURRICULUM_WRITE,
                    Permission.JOURNAL_READ,
                    Permission.JOURNAL_WRITE,
                    Permission.RESULTS_WRITE,
                    Permission.TIMETABLE_READ,
                }
            ),
        ),
        Role(
            RoleCode.HOMEROOM_TEACHER,
            _("Классный руководитель"),
            _(
                "Видит журнал своего класса по всем предметам и дневники своих учеников "
                "(п. 2.9, 4.4), указывает причины их отсутствия, ставит им отметки за период, год, "
                "экзамен и итоговые, выдаёт им и их родителям временные пароли."
            ),
            ScopeKind.CLASS,
            frozenset(
                {
                    Permission.ACCOUNTS_ISSUE,
                    Permission.DIARY_READ,
                    Permission.EXCUSES_REGISTER,
                    Permission.JOURNAL_BRING,
                    Permission.JOURNAL_READ,
                    Permission.RESULTS_WRITE,
                    Permission.TIMETABLE_READ,
                }
            ),
        ),
        Role(
            RoleCode.SUBSTITUTE,
            _("Замещающий учитель"),
            _(
                "Ведёт один урок вместо его учителя, по приказу: со дня приказа и несколько "
                "рабочих дней после урока (п. 2.3)."
            ),
            ScopeKind.LESSON,
            frozenset({Permission.JOURNAL_WRITE, Permission.TIMETABLE_READ}),
        ),
        Role(
            RoleCode.PAGE_READER,
            _("Читатель страницы журнала"),
            _(
                "Видит страницу предмета, на которой замещал урок, и её план до конца учебного "
                "периода. Не записывает."
            ),
            ScopeKind.COURSE,
            frozenset({Permission.JOURNAL_READ, Permission.TIMETABLE_READ}),
        ),
        Role(
            RoleCode.SECRETARY,
            _("Секретарь"),
            _(
                "Ведёт списки и календарь школы: сотрудники, классы, ученики, родители, "
                "каникулы. Отметок не видит, кроме перезачтённых по документу."
            ),
            ScopeKind.SCHOOL,
            frozenset(
                {
                    Permission.JOURNAL_BRING,
                    Permission.SCHOOL_CALENDAR,
                    Permission.SCHOOL_IMPORT,
                    Permission.SCHOOL_READ,
                    Permission.TIMETABLE_READ,
                }
            ),
        ),
        Role(
            RoleCode.ADMINISTRATOR,
            _("Администратор системы"),
            _("Ведёт учётные записи, роли и списки школы. Отметок не ставит и не видит."),
            ScopeKind.SCHOOL,
            frozenset(
                {
                    Permission.ACCESS_EXPLAIN,
                    Permission.ACCESS_GRANT,
                    Permission.ACCESS_HOMEROOM,
                    Permission.ACCOUNTS_ISSUE,
                    Permission.SCHOOL_IMPORT,
                    Permission.SCHOOL_READ,
                    Permission.TIMETABLE_READ,
                }
            ),
        ),
        Role(
            RoleCode.PUPIL,
            _("Ученик"),
            _("Видит свой дневник: уроки, отметки, пропуски, задания (п. 4.5)."),
            ScopeKind.PUPIL,
            frozenset({Permission.DIARY_READ}),
        ),
        Role(
            RoleCode.GUARDIAN,
            _("Родитель"),
            _("Видит дневник только своего ребёнка (п. 4.6), предупреждает школу об отсутствии."),
            ScopeKind.PUPIL,
            frozenset({Permission.DIARY_READ, Permission.EXCUSES_NOTIFY}),
        ),
    )
}
