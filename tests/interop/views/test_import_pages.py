"""The pages of the import: a workbook is checked, looked at, and only then decided upon."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import Cast, Strangers
from tests.interop.workbooks import Sheets, file_of, small_school
from zhurnal.audit.models import AuditEvent
from zhurnal.interop.models import WorkbookUpload
from zhurnal.interop.queries.preview import LEAF
from zhurnal.interop.xlsx.workbook import read_workbook
from zhurnal.school.models import Subject
from zhurnal.tenancy.scope import all_schools

START, PREVIEW, DROP = "/import/", "/import/preview/", "/import/drop/"
SUBJECTS: Sheets = {"Предметы": [["Предмет"], ["Астрономия"], ["Алгебра "], ["Ботаника " * 20]]}

SignIn = Callable[..., Client]


def upload(browser: Client, content: bytes, name: str = "списки.xlsx") -> str:
    """Send a file and follow to the page that answers."""
    answer = browser.post(START, {"book": SimpleUploadedFile(name, content)}, follow=True)
    assert answer.status_code in {200, 422}
    return answer.content.decode()


def test_the_secretary_sees_every_verdict_before_anything_is_written(
    cast: Cast, signed_in: SignIn
) -> None:
    browser = signed_in(cast.secretary)
    page = upload(browser, file_of(SUBJECTS))
    assert "Нельзя внести 1 строку." in page
    assert "длиннее 120 знаков" in page
    assert "Внести 1 строку без отклонённых" in page
    page = browser.get(PREVIEW, {"show": "new"}).content.decode()
    assert "Астрономия" in page
    with cast.inside():
        assert not Subject.objects.filter(name="Астрономия").exists()


def test_a_file_that_cannot_be_read_stays_on_the_page_with_its_reason(
    cast: Cast, signed_in: SignIn
) -> None:
    browser = signed_in(cast.secretary)
    page = upload(browser, "Фамилия;Имя\n".encode("cp1251"))
    assert "Это текстовый файл (CSV)" in page
    assert page.count("<title>Ошибка: ") == 1
    with cast.inside():
        assert not WorkbookUpload.objects.exists()


def test_a_book_without_known_sheets_says_so(cast: Cast, signed_in: SignIn) -> None:
    page = upload(signed_in(cast.secretary), file_of({"Лист1": [["a"], ["b"]]}))
    assert "нет ни одного известного листа" in page


def test_no_file_is_an_error_of_the_form(cast: Cast, signed_in: SignIn) -> None:
    answer = signed_in(cast.secretary).post(START)
    assert answer.status_code == 422
    assert "Выберите файл со списками." in answer.content.decode()


def test_a_name_that_turns_or_hides_text_is_shown_plainly(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.secretary)
    upload(browser, file_of(SUBJECTS), "..\\..\\спи\u202eски<b>.xlsx")
    with cast.inside():
        assert WorkbookUpload.objects.get().name == "списки<b>.xlsx"
    assert "списки&lt;b&gt;.xlsx" in browser.get(PREVIEW).content.decode()


def test_a_new_file_replaces_the_last_and_old_ones_are_forgotten(
    cast: Cast, signed_in: SignIn
) -> None:
    browser = signed_in(cast.secretary)
    upload(browser, file_of(SUBJECTS))
    with cast.inside():
        first = WorkbookUpload.objects.get()
        WorkbookUpload.objects.update(
            account_id=0, uploaded_at=first.uploaded_at - timedelta(days=2)
        )
    upload(browser, file_of(SUBJECTS))
    upload(browser, file_of(SUBJECTS))
    with cast.inside():
        assert WorkbookUpload.objects.count() == 1
        assert AuditEvent.objects.filter(event="interop.workbook.kept").count() == 3


def test_a_file_can_be_put_away(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.secretary)
    upload(browser, file_of(SUBJECTS))
    assert browser.post(DROP).headers["Location"] == START
    with cast.inside():
        assert not WorkbookUpload.objects.exists()
    assert browser.get(PREVIEW).headers["Location"] == START


def test_nobody_sees_the_file_of_another(
    cast: Cast, strangers: Strangers, signed_in: SignIn
) -> None:
    upload(signed_in(cast.secretary), file_of(SUBJECTS))
    administrator = signed_in(cast.administrator, Client())
    assert administrator.get(PREVIEW).status_code == 302
    with strangers.inside():
        assert not WorkbookUpload.objects.exists()
    with all_schools("count the kept workbooks of all schools"):
        assert WorkbookUpload.objects.count() == 1


def test_many_rows_are_shown_leaf_by_leaf(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.secretary)
    rows = [[f"Предмет {number}"] for number in range(LEAF + 5)]
    upload(browser, file_of({"Предметы": [["Предмет"], *rows]}))
    second = browser.get(PREVIEW, {"leaf": "2"}).content.decode()
    assert f"Предмет {LEAF + 4}" in second
    assert "Предмет 3<" not in second
    assert browser.get(PREVIEW, {"leaf": "хвост", "show": "?", "sheet": "нет"}).status_code == 200


@pytest.mark.parametrize("who", ["anna", "head", "vera", "ivan", "zoya"])
def test_others_are_refused(cast: Cast, signed_in: SignIn, who: str) -> None:
    browser = signed_in(getattr(cast, who))
    assert browser.get(START).status_code == 403
    answer = browser.post(START, {"book": SimpleUploadedFile("a.xlsx", b"PK")})
    assert answer.status_code == 403


def test_the_template_can_be_taken_and_is_empty(cast: Cast, signed_in: SignIn) -> None:
    answer = signed_in(cast.secretary).get("/import/template.xlsx")
    assert "attachment" in answer.headers["Content-Disposition"]
    book = read_workbook(answer.content)
    assert [table.title for table in book.tables][1:] == list(small_school())
