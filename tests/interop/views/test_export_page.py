"""Taking the lists out in the browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from zhurnal.audit.models import AuditEvent
from zhurnal.interop.xlsx.workbook import read_workbook

SignIn = Callable[..., Client]


def test_the_secretary_takes_the_lists_out_and_the_trail_knows(
    cast: Cast, signed_in: SignIn
) -> None:
    browser = signed_in(cast.secretary)
    assert "Скачать списки" in browser.get("/import/").content.decode()
    answer = browser.post("/import/export/")
    assert answer.headers["Cache-Control"] == "no-store"
    assert 'filename="zhurnal-lists-2026-11-18.xlsx"' in answer.headers["Content-Disposition"]
    [pupils] = [t for t in read_workbook(answer.content).tables if t.title == "Ученики"]
    assert cast.ivan.last_name in {cells[1] for _, cells in pupils.rows}
    with cast.inside():
        event = AuditEvent.objects.get(event="interop.workbook.exported")
        assert event.person_id == cast.secretary.pk


@pytest.mark.parametrize("who", ["anna", "head", "vera", "ivan", "zoya"])
def test_others_take_nothing_out(cast: Cast, signed_in: SignIn, who: str) -> None:
    assert signed_in(getattr(cast, who)).post("/import/export/").status_code == 403
    with cast.inside():
        assert not AuditEvent.objects.filter(event="interop.workbook.exported").exists()
