"""Results in words: the names of columns, the way to a proposal, the history of a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from zhurnal.assessment.act import ScaleCode
from zhurnal.assessment.queries.act_on import ActInForce
from zhurnal.assessment.rules.averages import two_decimals
from zhurnal.assessment.rules.proposal import Step, StepCode
from zhurnal.assessment.titles import CHOICES
from zhurnal.journal.presenters import Sentences, Told
from zhurnal.journal.presenters import tell as tell_in
from zhurnal.journal.queries.history_lines import HistoryLine
from zhurnal.results.events import ResultEvent
from zhurnal.results.queries._ledger import OfTerm, OfYear, Why
from zhurnal.results.rules.columns import Column, Kind
from zhurnal.results.rules.derived import Part, RuleCode
from zhurnal.results.rules.values import number_of
from zhurnal.school.models import Term
from zhurnal.web import dates

_KINDS = {
    Kind.ATTESTATION: gettext_lazy("Промежуточная аттестация"),
    Kind.ANNUAL: gettext_lazy("Годовая"),
    Kind.EXAM: gettext_lazy("Экзамен"),
    Kind.FINAL: gettext_lazy("Итоговая"),
}
_SHORT = {
    Kind.ATTESTATION: gettext_lazy("Атт."),
    Kind.ANNUAL: gettext_lazy("Год"),
    Kind.EXAM: gettext_lazy("Экз."),
    Kind.FINAL: gettext_lazy("Итог"),
}
_RULES = {
    RuleCode.ANNUAL: gettext_lazy(
        "Годовая — среднее отметок за периоды, округлённое по правилам математики."
    ),
    RuleCode.ANNUAL_WITH_ATTESTATION: gettext_lazy(
        "Годовая — среднее отметок за периоды и промежуточной аттестации, округлённое по "
        "правилам математики."
    ),
    RuleCode.ANNUAL_AND_ATTESTATION: gettext_lazy(
        "Годовая — среднее двух отметок: округлённой за периоды и промежуточной аттестации."
    ),
    RuleCode.FINAL_IS_ANNUAL: gettext_lazy(
        "Экзамена по предмету не было: итоговая отметка равна годовой."
    ),
    RuleCode.FINAL_WITH_EXAM: gettext_lazy(
        "Итоговая в 9 классе — среднее годовой и экзаменационной, половина округляется вверх."
    ),
    RuleCode.FINAL_OF_TWO_YEARS: gettext_lazy(
        "Итоговая в 11 классе — среднее полугодовых и годовых отметок за 10 и 11 класс."
    ),
    RuleCode.WHOLE_ANNUAL: gettext_lazy(
        "Отметка складывается из нескольких предметов: среднее их годовых отметок."
    ),
}


@dataclass(frozen=True, slots=True)
class Formula:
    """A mean as a fraction: what stands above and below the line, and what comes of it."""

    above: str
    below: str
    total: int
    weights: int
    mean: Decimal


def column_name(column: Column, terms: Sequence[Term], whole: str = "") -> str:
    """A column in full: «2 четверть», «Годовая», «Математика, итоговая»."""
    if column.kind is Kind.TERM:
        return next((term.name for term in terms if term.number == column.term), "")
    name = str(_KINDS[column.kind])
    return f"{whole.capitalize()}, {name.lower()}" if column.whole else name


def column_short(column: Column) -> str:
    """A column's head: «2», «Год»."""
    return str(column.term) if column.kind is Kind.TERM else str(_SHORT[column.kind])


def act_words(act: ActInForce) -> str:
    """Which act a proposal follows."""
    if act.order_on is None:
        return _("Локального акта в программе ещё нет: действуют обычные правила.")
    return _("Локальный акт: приказ № %(number)s от %(day)s.") % {
        "number": act.order_number,
        "day": dates.day_year(act.order_on),
    }


def formula(why: Why) -> Formula | None:
    """The mean of a proposal as a fraction; None when nothing counts."""
    match why:
        case OfTerm():
            return _weighted(why)
        case OfYear() if why.derived.mean is not None and not why.foreign:
            numbers = [each.value for each in why.derived.counted]
            return Formula(
                above=" + ".join(numbers),
                below=str(len(numbers)),
                total=sum(int(number) for number in numbers),
                weights=len(numbers),
                mean=two_decimals(why.derived.mean),
            )
    return None


def _weighted(why: OfTerm) -> Formula | None:
    if why.mean is None:
        return None
    worth = [
        (mark.points, mark.weight) for mark in why.marks if mark.points is not None and mark.weight
    ]
    return Formula(
        above=" + ".join(
            f"{value}·{weight}" if weight > 1 else f"{value}" for value, weight in worth
        ),
        below=" + ".join(str(weight) for _, weight in worth),
        total=sum(value * weight for value, weight in worth),
        weights=sum(weight for _, weight in worth),
        mean=two_decimals(why.mean),
    )


def steps(why: Why) -> list[str]:
    """The way to a proposal, sentence by sentence."""
    match why:
        case OfTerm() if not why.proposes:
            return [_("По этой шкале программа отметку не предлагает, её ставит учитель.")]
        case OfTerm():
            return [_step(step) for step in why.proposal.steps if step.code is not StepCode.MEAN]
        case OfYear() if why.foreign:
            return [
                _(
                    "Среди этих отметок есть отметки другой шкалы (%(scales)s): среднее из разных "
                    "шкал не выводят, отметку ставит учитель."
                )
                % {"scales": ", ".join(str(CHOICES[ScaleCode][each]) for each in why.foreign)}
            ]
        case OfYear():
            return [str(_RULES[why.derived.rule]), *_about_parts(why)]
    return []


def part_name(part: Part, terms: Sequence[Term], subject: str, year: int) -> str:
    """A part of a derived mark: «2 четверть», «Геометрия, годовая», «2025/26, 1»."""
    name = column_name(part.column, terms) or column_short(part.column)
    if part.subject.casefold() != subject.casefold():
        name = f"{part.subject}, {name.lower()}"
    return name if part.year == year else f"{part.year}/{(part.year + 1) % 100:02}, {name.lower()}"


def _about_parts(why: OfYear) -> Iterator[str]:
    if why.derived.missing:
        yield ngettext(
            "Ещё не поставлена %(num)s отметка, поэтому ничего не предлагается.",
            "Ещё не поставлены %(num)s отметок, поэтому ничего не предлагается.",
            len(why.derived.missing),
        ) % {"num": len(why.derived.missing)}
    special = [
        each.value for each in why.derived.parts if each.value and number_of(each.value) is None
    ]
    if special and why.derived.counted:
        yield _("В среднее не входит: %(values)s.") % {"values": ", ".join(special)}


def _step(step: Step) -> str:
    return _step_words(step.code) % {name: _shown(fact) for name, fact in step.facts.items()}


def _step_words(code: StepCode) -> str:
    words = {
        StepCode.NO_MARKS: _("Отметок, которые входят в среднюю, нет: ничего не предлагается."),
        StepCode.DEBTS: _("Долгов (точек): %(count)s, из них входит в среднюю как 2: %(counted)s."),
        StepCode.THRESHOLD: _("%(mean)s — не меньше %(least)s, порога отметки %(value)s."),
        StepCode.BELOW_THRESHOLDS: _("%(mean)s — меньше %(least)s, самого низкого порога: 2."),
        StepCode.TWO_BARS_FIVE: _(
            "Есть неисправленные двойки: %(count)s. С ними по акту 5 не ставят, предлагается 4."
        ),
        StepCode.NEAR_THRESHOLD: _(
            "Средняя у самого порога: %(mean)s рядом с %(least)s (отметка %(value)s)."
        ),
        StepCode.TOO_FEW_MARKS: _(
            "Отметок мало: %(count)s, по акту при %(hours)s ч в неделю нужно не меньше %(minimum)s."
        ),
        StepCode.MAY_BE_UNASSESSED: _(
            "Пропущено %(missed)s %% уроков, больше %(above)s %%: можно не аттестовать, с причиной."
        ),
    }
    return words[code]


def _shown(fact: Any) -> str:
    if isinstance(fact, Fraction):
        return dates.number(two_decimals(fact), 2)
    return dates.number(fact, 2) if isinstance(fact, Decimal) else str(fact)


def tell(line: HistoryLine) -> Told:
    """A line of the history of a result."""
    return tell_in(line, _SENTENCES)


def _put(line: HistoryLine) -> str:
    return _proposed(line, _("Поставлена отметка %(value)s") % {"value": _value(line.after)})


def _changed(line: HistoryLine) -> str:
    told = _("Отметка изменена: %(before)s → %(after)s")
    return _proposed(line, told % {"before": _value(line.before), "after": _value(line.after)})


def _proposed(line: HistoryLine, told: str) -> str:
    proposal = (line.after or {}).get("proposal", "")
    if not proposal or proposal == _value(line.after):
        return told
    return _("%(told)s, по акту выходило %(proposal)s") % {"told": told, "proposal": proposal}


def _withdrawn(line: HistoryLine) -> str:
    return _("Отметка %(value)s снята") % {"value": _value(line.before)}


def _confirmed(line: HistoryLine) -> str:
    return _("Учитель предмета подтвердил отметку %(value)s") % {"value": _value(line.after)}


def _objected(line: HistoryLine) -> str:
    return _("Учитель предмета возражает против отметки %(value)s") % {"value": _value(line.after)}


def _value(facts: Any) -> str:
    return str((facts or {}).get("value", ""))


_SENTENCES: Sentences = {
    ResultEvent.RESULT_CHANGED: _changed,
    ResultEvent.RESULT_CONFIRMED: _confirmed,
    ResultEvent.RESULT_OBJECTED: _objected,
    ResultEvent.RESULT_PUT: _put,
    ResultEvent.RESULT_WITHDRAWN: _withdrawn,
}
