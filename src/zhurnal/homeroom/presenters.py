"""The history of papers in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from zhurnal.excuses.events import ExcuseEvent
from zhurnal.journal.presenters import Told, tell
from zhurnal.journal.queries.history_lines import HistoryLine

_DEEDS: Mapping[str, Promise] = {
    ExcuseEvent.DOCUMENT_REGISTERED: _("Документ зарегистрирован"),
    ExcuseEvent.DOCUMENT_WITHDRAWN: _("Документ отозван"),
    ExcuseEvent.EXEMPTION_REGISTERED: _("Освобождение записано"),
    ExcuseEvent.EXEMPTION_WITHDRAWN: _("Освобождение отозвано"),
}


def told_papers(lines: Any) -> list[Told]:
    """Lines of a paper's history in the reader's language."""
    return [_told(line) for line in lines]


def _told(line: HistoryLine) -> Told:
    told = tell(line)
    return replace(told, what=str(_DEEDS.get(line.event, told.what)))
