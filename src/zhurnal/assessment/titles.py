"""What the parameters of the act are called, in sections as a local act has them.

The paths are those of ``act``: a field of a table or of a group of rules after a dot. A test
insists that every parameter has its title.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from zhurnal.assessment.act import (
    AttestationCounts,
    DebtBecomes,
    DebtCounts,
    LastWeek,
    RetakeCounts,
    ScaleCode,
)
from zhurnal.assessment.work_kinds import TermUnit


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the act: its title, the parameters in it, what they are for."""

    key: str
    title: Promise
    paths: tuple[str, ...]
    hint: Promise | None = None


SECTIONS = (
    Section(
        "kinds",
        _("Виды работ"),
        ("work_kinds",),
        _(
            "Вес входит в средний балл: отметка умножается на вес своей работы. Срок — до какого "
            "дня учитель ставит отметки (п. 2.6)."
        ),
    ),
    Section(
        "scales",
        _("Шкалы"),
        ("scales", "levels"),
        _("Остальные классы и предметы — пятибалльная."),
    ),
    Section(
        "period",
        _("Отметка за период"),
        (
            "period.thresholds",
            "period.minimum_marks",
            "period.two_bars_five",
            "period.near",
            "period.unassessed_above",
        ),
        _("Программа предлагает отметку по этим правилам, ставит её учитель (п. 2.4)."),
    ),
    Section(
        "year",
        _("Отметки за год и итоговые"),
        ("year.attestation", "year.wholes"),
        _("Итоговая отметка в 9 и 11 классах — по порядку выдачи аттестатов."),
    ),
    Section(
        "debts",
        _("Долги и переписанные работы"),
        (
            "debts.counts",
            "debts.days",
            "debts.becomes",
            "retakes",
        ),
    ),
    Section(
        "windows",
        _("Когда журнал открыт"),
        (
            "windows.lesson_days",
            "windows.last_week",
            "windows.teaching_days",
            "windows.substitute_days",
            "homeroom_edits_marks",
        ),
    ),
    Section(
        "homework",
        _("Домашнее задание"),
        ("homework_norms",),
        _("Сколько минут всех заданий на день допустимо (СанПиН, п. 2.8)."),
    ),
    Section(
        "absences",
        _("Пропуски"),
        ("absences.unknown_days", "absences.often_percent", "absences.exercise_subjects"),
    ),
    Section(
        "calendar",
        _("Рабочие дни"),
        ("calendar.week_days", "calendar.days_off", "calendar.working_days"),
        _("По ним считают сроки. Праздники Трудового кодекса журнал знает сам."),
    ),
    Section("comments", _("Комментарии к отметкам"), ("comments",)),
)

TITLES: dict[str, Promise] = {
    "absences.exercise_subjects": _("Где действует освобождение от физкультуры"),
    "absences.often_percent": _("Частые пропуски — столько % уроков месяца и больше"),
    "absences.unknown_days": _("Сколько дней причина пропуска может быть неизвестна"),
    "calendar.days_off": _("Перенесённые выходные, каждый с новой строки"),
    "calendar.week_days": _("Рабочих дней в неделе"),
    "calendar.working_days": _("Рабочие дни вместо выходных, каждый с новой строки"),
    "comments": _("Готовые комментарии, каждый с новой строки"),
    "debts.becomes": _("Когда срок прошёл, точка"),
    "debts.counts": _("Пока точку не закрыли, в среднем балле она"),
    "debts.days": _("Сколько дней можно закрыть точку"),
    "homeroom_edits_marks": _("Классный руководитель исправляет текущие отметки, с причиной"),
    "homework_norms": _("Норма на день"),
    "homework_norms.last_grade": _("По какой класс"),
    "homework_norms.minutes": _("Минут в день"),
    "levels": _("Уровни там, где учатся без отметок"),
    "levels.name": _("Что значит"),
    "levels.sign": _("Знак в клетке"),
    "period.minimum_marks": _("Наименьшее число отметок"),
    "period.minimum_marks.hours_a_week": _("Часов в неделю, от"),
    "period.minimum_marks.marks": _("Отметок"),
    "period.near": _("Средний балл «у порога», если до него ближе"),
    "period.thresholds": _("Пороги «3», «4», «5»"),
    "period.thresholds.0": _("«3» от среднего"),
    "period.thresholds.1": _("«4» от среднего"),
    "period.thresholds.2": _("«5» от среднего"),
    "period.two_bars_five": _("С неисправленной двойкой «5» не ставят"),
    "period.unassessed_above": _("н/а возможна, если пропущено больше, % уроков"),
    "retakes": _("Если работу переписали, в среднем балле"),
    "scales": _("Шкала"),
    "scales.grades": _("Классы"),
    "scales.grades.0": _("Классы с"),
    "scales.grades.1": _("по"),
    "scales.scale": _("Шкала"),
    "scales.subjects": _("Только предметы, каждый с новой строки"),
    "windows.last_week": _("«Последняя неделя» периода"),
    "windows.lesson_days": _("Сколько дней урок открыт для записей"),
    "windows.substitute_days": _("Сколько дней после урока пишет замещающий"),
    "windows.teaching_days": _("Сколько последних учебных дней"),
    "year.attestation": _("Промежуточная аттестация в годовой отметке"),
    "year.wholes": _("Предмет аттестата из нескольких"),
    "year.wholes.grades": _("Классы"),
    "year.wholes.grades.0": _("Классы с"),
    "year.wholes.grades.1": _("по"),
    "year.wholes.name": _("Предмет аттестата"),
    "year.wholes.parts": _("Из предметов, каждый с новой строки"),
    "work_kinds": _("Вид работы"),
    "work_kinds.code": _("Код"),
    "work_kinds.criteria": _("Критерии"),
    "work_kinds.is_control": _("Контрольная"),
    "work_kinds.name": _("Название"),
    "work_kinds.short_name": _("Кратко"),
    "work_kinds.term": _("срок отметок"),
    "work_kinds.term.count": _("Срок"),
    "work_kinds.term.unit": _("считать в"),
    "work_kinds.weight": _("Вес"),
}

#: Words of the choices, each as it ends the title's sentence.
CHOICES: dict[type[Enum], dict[StrEnum, Promise]] = {
    AttestationCounts: {
        AttestationCounts.AS_TERM: _("как ещё один период"),
        AttestationCounts.HALF: _("половина годовой"),
        AttestationCounts.NOTHING: _("отдельно, не меняет годовую"),
    },
    DebtBecomes: {
        DebtBecomes.STAYS: _("остаётся точкой"),
        DebtBecomes.TWO: _("становится двойкой"),
        DebtBecomes.NOTHING: _("больше не считается"),
    },
    DebtCounts: {
        DebtCounts.NOTHING: _("не считается"),
        DebtCounts.TWO: _("считается двойкой"),
    },
    LastWeek: {
        LastWeek.CALENDAR_DAYS: _("последние 7 календарных дней"),
        LastWeek.CALENDAR_WEEK: _("календарная неделя последнего дня"),
        LastWeek.TEACHING_DAYS: _("последние учебные дни"),
    },
    RetakeCounts: {
        RetakeCounts.LAST: _("последняя отметка"),
        RetakeCounts.BEST: _("лучшая отметка"),
        RetakeCounts.BOTH: _("обе отметки"),
    },
    ScaleCode: {
        ScaleCode.FIVE: _("пятибалльная"),
        ScaleCode.TEN: _("десятибалльная"),
        ScaleCode.HUNDRED: _("стобалльная"),
        ScaleCode.CREDIT: _("зачёт и незачёт"),
        ScaleCode.WORDS: _("без отметок"),
    },
    TermUnit: {
        TermUnit.LESSONS: _("уроков"),
        TermUnit.WORKING_DAYS: _("рабочих дней"),
        TermUnit.CALENDAR_DAYS: _("календарных дней"),
    },
}
