"""Events of the journal in words, for the history of a cell and of a lesson."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zhurnal.access.roles import ROLES, RoleCode
from zhurnal.journal.entries import Task
from zhurnal.journal.events import JournalEvent
from zhurnal.journal.queries.history_lines import HistoryLine
from zhurnal.journal.tasks import task_in_words
from zhurnal.timetable.events import TimetableEvent
from zhurnal.web import dates

_SOURCES = {
    "web": gettext_lazy("в браузере"),
    "import": gettext_lazy("из файла"),
    "cli": gettext_lazy("командой на сервере"),
    "demo": gettext_lazy("пример"),
}


#: What is said of each kind of event.
Sentences = Mapping[str, Callable[[HistoryLine], str]]


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a history as people read it. ``at`` is ISO 8601, ``when`` the same in words."""

    at: str
    when: str
    who: str
    role: str
    source: str
    what: str
    reason: str


def tell(line: HistoryLine, sentences: Sentences | None = None) -> Told:
    """A line in the reader's language, in the journal's sentences or another subject's."""
    say = (_SENTENCES if sentences is None else sentences).get(line.event)
    return Told(
        at=line.at.isoformat(),
        when=dates.moment(line.at),
        who=line.who,
        role=str(ROLES[RoleCode(line.role)].title) if line.role in set(RoleCode) else "",
        source=str(_SOURCES.get(line.source, "")),
        what=say(line) if say else line.event,
        reason=line.reason,
    )


def _put(line: HistoryLine) -> str:
    told = {"value": _get(line.after, "value"), "work": line.work}
    if line.before and _get(line.before, "value") == _get(line.after, "value"):
        words = _("Отметка %(value)s, %(work)s") % told
        if _get(line.before, "comment") != _get(line.after, "comment"):
            comment = _get(line.after, "comment") or "—"
            words += _(". Комментарий: %(comment)s") % {"comment": comment}
        return words + _days(line)
    return _("Поставлена отметка %(value)s, %(work)s") % told + _days(line)


def _days(line: HistoryLine) -> str:
    """The last day of a debt and the day of later work, if there are any."""
    due_on, done_on = _get(line.after, "due_on"), _get(line.after, "done_on")
    if due_on:
        return _(", сдать до %(day)s") % {"day": dates.day(date.fromisoformat(due_on))}
    if done_on:
        return _(", отработано %(day)s") % {"day": dates.day(date.fromisoformat(done_on))}
    return ""


def _corrected(line: HistoryLine) -> str:
    return _("Отметка исправлена: %(before)s → %(after)s, %(work)s") % {
        "before": _get(line.before, "value"),
        "after": _get(line.after, "value"),
        "work": line.work,
    } + _days(line)


def _withdrawn(line: HistoryLine) -> str:
    return _("Отметка %(value)s снята, %(work)s") % {
        "value": _get(line.before, "value"),
        "work": line.work,
    }


def _absence(line: HistoryLine) -> str:
    after = _attendance(line.after)
    if not line.before:
        return _("Посещаемость: %(after)s") % {"after": after}
    return _("Посещаемость: %(before)s → %(after)s") % {
        "before": _attendance(line.before),
        "after": after,
    }


def _reason(line: HistoryLine) -> str:
    return _("Причина отсутствия: %(before)s → %(after)s") % {
        "before": _why(line.before),
        "after": _why(line.after),
    }


def _why(facts: Mapping[str, Any] | None) -> str:
    words = {
        "illness": _("болезнь"),
        "valid": _("уважительная"),
        "invalid": _("неуважительная"),
    }
    reason = words.get(_get(facts, "reason"), _("не указана"))
    return _("%(reason)s, по документу") % {"reason": reason} if _get(facts, "document") else reason


def _brought(_line: HistoryLine) -> str:
    return _("Внесён документ о перезачёте")


def _brought_withdrawn(_line: HistoryLine) -> str:
    return _("Документ о перезачёте отозван")


def _seen(_line: HistoryLine) -> str:
    return _("Учитель видел исправление классного руководителя")


def _attendance(facts: Mapping[str, Any] | None) -> str:
    minutes = (facts or {}).get("minutes")
    if minutes:
        return _("опоздание на %(minutes)s мин") % {"minutes": minutes}
    if _get(facts, "reason"):
        return _("нет на уроке (%(reason)s)") % {"reason": _why(facts)}
    words = {"absent": _("нет на уроке"), "late": _("опоздание"), "present": _("на уроке")}
    return words.get(_get(facts, "fact"), "")


def _confirmed(line: HistoryLine) -> str:
    absent, late = _get(line.after, "absent"), _get(line.after, "late")
    if (absent, late) == ("0", "0"):
        return _("Посещаемость подтверждена: все присутствуют")
    return _("Посещаемость подтверждена: нет на уроке — %(absent)s, опоздали — %(late)s") % {
        "absent": absent,
        "late": late,
    }


def _topic(line: HistoryLine) -> str:
    topic, material = _get(line.after, "topic"), _get(line.after, "material")
    if not topic and not material:
        return _("Тема снята: %(topic)s") % {"topic": _get(line.before, "topic") or "—"}
    text = f"{topic} ({material})" if material else topic
    return _("Тема: %(topic)s") % {"topic": text}


def _homework(line: HistoryLine) -> str:
    after = line.after or {}
    if after.get("nothing_set"):
        return _("Домашнее задание: не задано")
    if "pupils" in after:
        return _("Задание отдельным ученикам: %(task)s") % {"task": _task(after)}
    return _("Домашнее задание: %(task)s") % {"task": _task(after)}


def _homework_withdrawn(line: HistoryLine) -> str:
    return _("Задание отдельным ученикам снято: %(task)s") % {"task": _task(line.before or {})}


def _task(facts: Mapping[str, Any]) -> str:
    told = {name: facts[name] for name in Task.__struct_fields__ if name in facts}
    return task_in_words(Task(**told)) or "—"


def _work(line: HistoryLine) -> str:
    told = _("вес %(weight)s") % {"weight": _get(line.after, "weight")}
    title = _get(line.after, "title")
    criterion = _get(line.after, "criterion")
    if criterion:
        told = f"{criterion}, {told}"
    if _get(line.after, "retake_of"):
        told = _("%(work)s, исправление прежней") % {"work": told}
    named = f"«{title}», {told}" if title else told
    if line.before is None:
        return _("Добавлена работа: %(work)s") % {"work": f"{line.work}, {named}"}
    return _("Работа изменена: %(work)s") % {"work": f"{line.work}, {named}"}


def _substitution(line: HistoryLine) -> str:
    facts = {**(line.after or line.before or {})}
    facts["order_on"] = dates.day(date.fromisoformat(facts["order_on"]))
    if line.before:
        return _("Замена снята: %(name)s, приказ № %(order)s от %(order_on)s") % facts
    return (
        _("Урок замещает %(name)s (вместо: %(instead_of)s), приказ № %(order)s от %(order_on)s")
        % facts
    )


def _changed(line: HistoryLine) -> str:
    """A lesson that an order cancelled, moved or made remote, or gave back."""
    facts = {**(line.after or line.before or {})}
    words = {
        "cancelled": _("Урок отменён"),
        "moved": _("Урок перенесён: %(was)s → %(to)s")
        % {"was": _place(facts, "was"), "to": _place(facts, "to")},
        "remote": _("Урок проводится дистанционно"),
    }[facts["kind"]]
    told = {
        "what": _("Снято изменение: %(what)s") % {"what": words} if line.after is None else words,
        "order": facts["order"],
        "order_on": dates.day(date.fromisoformat(facts["order_on"])),
    }
    return _("%(what)s, приказ № %(order)s от %(order_on)s") % told


def _place(facts: Mapping[str, Any], name: str) -> str:
    place = facts.get(name)
    if place is None:
        return _("обратно")
    told = {"day": dates.day(date.fromisoformat(place["on"])), "number": place["number"]}
    return _("%(day)s, %(number)s урок") % told


def _called_off(_line: HistoryLine) -> str:
    return _("Урок отменён: по календарю в этот день его нет")


def _returned(_line: HistoryLine) -> str:
    return _("Урок возвращён: по календарю он снова есть")


def _get(facts: Mapping[str, Any] | None, name: str) -> str:
    return str((facts or {}).get(name, ""))


_SENTENCES: Sentences = {
    JournalEvent.ABSENCE_RECORDED: _absence,
    JournalEvent.ATTENDANCE_CONFIRMED: _confirmed,
    JournalEvent.HOMEWORK_CHANGED: _homework,
    JournalEvent.HOMEWORK_SET: _homework,
    JournalEvent.HOMEWORK_WITHDRAWN: _homework_withdrawn,
    JournalEvent.MARK_CORRECTED: _corrected,
    JournalEvent.MARK_PUT: _put,
    JournalEvent.MARK_WITHDRAWN: _withdrawn,
    JournalEvent.BROUGHT_REGISTERED: _brought,
    JournalEvent.BROUGHT_WITHDRAWN: _brought_withdrawn,
    JournalEvent.CORRECTION_SEEN: _seen,
    JournalEvent.REASON_SET: _reason,
    JournalEvent.TOPIC_WRITTEN: _topic,
    JournalEvent.WORK_ADDED: _work,
    JournalEvent.WORK_CHANGED: _work,
    TimetableEvent.LESSON_CANCELLED: _changed,
    TimetableEvent.LESSON_MADE_REMOTE: _changed,
    TimetableEvent.LESSON_MOVED: _changed,
    TimetableEvent.LESSON_TAKEN_BACK: _changed,
    TimetableEvent.LESSON_CALLED_OFF: _called_off,
    TimetableEvent.LESSON_RETURNED: _returned,
    TimetableEvent.SUBSTITUTION_ENDED: _substitution,
    TimetableEvent.SUBSTITUTION_ORDERED: _substitution,
}
