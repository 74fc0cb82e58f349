"""What the tables of results give their program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from zhurnal.results.queries._cells import Flag, ResultCell
from zhurnal.results.rules.values import EXEMPT, FAILED, PASSED, UNASSESSED, UNMARKED
from zhurnal.web.texts import json_script


def flag_words(flag: Flag, cell: ResultCell) -> str:
    """What a flag says."""
    return {
        Flag.DEBTS: _("долгов: %(count)s") % {"count": cell.debts},
        Flag.FEW: _("мало отметок: %(count)s") % {"count": cell.count},
        Flag.NEAR: _("средняя у порога"),
        Flag.UNASSESSED: _("много пропусков: можно не аттестовать"),
        Flag.MISSING: _("отметки нет"),
        Flag.DIFFERS: _("поставлена не та, что выходит по акту, с причиной"),
        Flag.OUTDATED: _("с тех пор выходит другая"),
    }[flag]


def table_data(owner: UUID | None, values: Sequence[str]) -> dict[str, Any]:
    """The person whose entries wait on a device, the values a cell takes, and those of them that
    have a key of their own.
    """
    named = {
        "unassessed": UNASSESSED,
        "exempt": EXEMPT,
        "passed": PASSED,
        "failed": FAILED,
        "unmarked": UNMARKED,
    }
    return {"owner": owner, "values": values, "named": named}


def table_texts() -> SafeString:
    """Texts of the program, in the reader's language."""
    return json_script(
        {
            "result-refused": _("Не записано: %(sentence)s"),
            "result-put": _("%(value)s записано"),
            "result-withdrawn": _("отметка снята"),
            "result-no-such": _("«%(key)s» здесь не ставят"),
        }
    )
