"""Everything that may be allowed, by name: ``<area>:<thing>:<verb>``, alphabetical."""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    """A right. Which roles give it is written in ``roles``; where it holds is the grant's scope."""

    ACCESS_EXPLAIN = "access:verdict:explain"
    ACCESS_GRANT = "access:role:grant"
    ACCESS_HOMEROOM = "access:homeroom:appoint"
    ACCOUNTS_ISSUE = "accounts:password:issue"
    ASSESSMENT_ENACT = "assessment:act:enact"
    AUDIT_READ = "audit:trail:read"
    CONTROL_READ = "control:desk:read"
    CONTROL_WAIVE = "control:obligation:waive"
    CURRICULUM_APPROVE = "curriculum:plan:approve"
    CURRICULUM_WRITE = "curriculum:plan:write"
    DEADLINES_REOPEN = "deadlines:page:reopen"
    DIARY_READ = "diary:diary:read"
    EXCUSES_NOTIFY = "excuses:notice:give"
    EXCUSES_REGISTER = "excuses:document:register"
    JOURNAL_BRING = "journal:mark:bring"
    JOURNAL_READ = "journal:page:read"
    JOURNAL_WRITE = "journal:lesson:write"
    RESULTS_WRITE = "results:mark:put"
    SCHOOL_CALENDAR = "school:calendar:keep"
    SCHOOL_IMPORT = "school:lists:import"
    SCHOOL_READ = "school:lists:read"
    TIMETABLE_EDIT = "timetable:slot:place"
    TIMETABLE_READ = "timetable:slot:read"
    TIMETABLE_SUBSTITUTE = "timetable:lesson:substitute"

    @property
    def wording(self) -> Promise:
        """What the right allows, for a reader of the roles page."""
        return TITLES[self]


TITLES: dict[Permission, Promise] = {
    Permission.ACCESS_EXPLAIN: _("Узнавать, кому что можно и почему"),
    Permission.ACCESS_GRANT: _("Назначать на роли"),
    Permission.ACCESS_HOMEROOM: _("Назначать классных руководителей и тех, кто их замещает"),
    Permission.ACCOUNTS_ISSUE: _("Выдавать временные пароли"),
    Permission.ASSESSMENT_ENACT: _("Вводить в действие правила отметок: локальный акт школы"),
    Permission.AUDIT_READ: _("Читать историю записей"),
    Permission.CONTROL_READ: _("Смотреть, как исполняются сроки ведения журнала"),
    Permission.CONTROL_WAIVE: _("Снимать обязанность, с причиной"),
    Permission.CURRICULUM_APPROVE: _("Утверждать календарно-тематические планы"),
    Permission.CURRICULUM_WRITE: _("Составлять календарно-тематические планы своих предметов"),
    Permission.DEADLINES_REOPEN: _("Открывать закрытые страницы учителям"),
    Permission.DIARY_READ: _("Читать дневник"),
    Permission.EXCUSES_NOTIFY: _("Предупреждать об отсутствии своего ребёнка"),
    Permission.EXCUSES_REGISTER: _("Указывать причины отсутствия, принимать справки и заявления"),
    Permission.JOURNAL_BRING: _("Перезачитывать отметки других школ и больниц по документу"),
    Permission.JOURNAL_READ: _("Читать страницы журнала"),
    Permission.JOURNAL_WRITE: _("Вести урок: посещаемость, тема, отметки, задание"),
    Permission.RESULTS_WRITE: _("Ставить отметки за период, год, экзамен и итоговые"),
    Permission.SCHOOL_CALENDAR: _("Вести календарь: периоды, каникулы, особые дни"),
    Permission.SCHOOL_IMPORT: _("Загружать списки школы"),
    Permission.SCHOOL_READ: _("Читать списки школы"),
    Permission.TIMETABLE_EDIT: _("Составлять и менять расписание"),
    Permission.TIMETABLE_READ: _("Читать расписание классов, учителей и кабинетов"),
    Permission.TIMETABLE_SUBSTITUTE: _("Назначать замещающих учителей"),
}
