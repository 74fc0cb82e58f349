"""Taking the workbook in the browser: steps are told while the work goes on in its own thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import cast as typed

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import StreamingHttpResponse
from django.test import Client

from tests.cast import Cast, school_no_7
from tests.interop.workbooks import Sheets, file_of
from zhurnal.interop.models import WorkbookUpload
from zhurnal.school.models import Subject

pytestmark = pytest.mark.django_db(transaction=True)

SUBJECTS: Sheets = {"Предметы": [["Предмет"], ["Астрономия"], ["Ботаника " * 20]]}
SignIn = Callable[..., Client]


@pytest.fixture
def secretary(now: object, signed_in: SignIn) -> tuple[Cast, Client]:
    """School No. 7 with rows that every connection sees, and its secretary's browser."""
    cast = school_no_7()
    return cast, signed_in(cast.secretary)


def take(browser: Client, sheets: Sheets | None, **form: str) -> list[str]:
    """Send a file and take it; the pieces of the page in the order of their coming."""
    if sheets is not None:
        browser.post("/import/", {"book": SimpleUploadedFile("a.xlsx", file_of(sheets))})
    answer = typed("StreamingHttpResponse", browser.post("/import/take/", form))
    assert answer.status_code == 200
    pieces = [piece.decode() for piece in typed("list[bytes]", list(answer))]
    for thread in threading.enumerate():
        if thread.name == "import":
            thread.join()
    return pieces


def test_the_steps_come_one_by_one_and_then_the_outcome(secretary: tuple[Cast, Client]) -> None:
    cast, browser = secretary
    pieces = take(browser, SUBJECTS, leave_out="yes")
    assert pieces[0].rstrip().endswith('Шаги">')
    assert "1 из 16" in pieces[1]
    assert "Внесена 1 строка." in pieces[-2]
    assert "Не внесена 1 строка." in pieces[-2]
    assert pieces[-1].rstrip().endswith("</html>")
    with cast.inside():
        assert Subject.objects.filter(name="Астрономия").exists()
        assert not WorkbookUpload.objects.exists()


def test_without_leave_refused_rows_stop_it_and_the_file_stays(
    secretary: tuple[Cast, Client],
) -> None:
    cast, browser = secretary
    page = "".join(take(browser, SUBJECTS))
    assert "Есть строки, которые нельзя внести: 1. Ничего не сохранено." in page
    with cast.inside():
        assert not Subject.objects.filter(name="Астрономия").exists()
        assert WorkbookUpload.objects.exists()


def test_a_second_send_finds_nothing_to_take(secretary: tuple[Cast, Client]) -> None:
    _, browser = secretary
    assert "Файл уже внесён или убран." in "".join(take(browser, None))


def test_the_steps_are_told_in_the_readers_language(secretary: tuple[Cast, Client]) -> None:
    _, browser = secretary
    browser.cookies["zhurnal_language"] = "en"
    assert "1 of 16" in take(browser, SUBJECTS, leave_out="yes")[1]
