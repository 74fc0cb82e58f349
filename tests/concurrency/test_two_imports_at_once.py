"""Two secretaries take one workbook at once: it is taken once, and the second finds it known."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from tests.interop.imports import NOVEMBER, a_school_from, keeper
from tests.interop.workbooks import book_of, one_sheet
from zhurnal.interop.commands.import_workbook import import_workbook
from zhurnal.school.models import Pupil
from zhurnal.tenancy.scope import school_scope

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_workbook_taken_twice_at_once_is_taken_once() -> None:
    school = a_school_from()
    newcomers = [[f"Н-{n}", f"Белов{'а' * n}", "Пётр", "", "", "", "7Б"] for n in range(20)]
    workbook = book_of({"Ученики": one_sheet("Ученики", *newcomers)["Ученики"]})
    line = Barrier(2)

    def take(_secretary: int) -> int:
        try:
            line.wait(timeout=20)
            with school_scope(school.pk):
                taken = import_workbook(actor=keeper(school), workbook=workbook, now=NOVEMBER)
            return taken.plan.changes
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(take, range(2))) == [0, 20]
    with school_scope(school.pk):
        assert Pupil.objects.filter(file_number__startswith="Н-").count() == 20
