"""Files that are no workbooks, or that would hurt: refused with a sentence, not opened."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from tests.interop.workbooks import file_of, small_school
from zhurnal.interop.xlsx import limits
from zhurnal.interop.xlsx.workbook import read_workbook
from zhurnal.kernel.verdict import Refused
from zhurnal.web.refusals import sentence

SHEET = "xl/worksheets/sheet1.xml"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def repacked(change: Callable[[str, bytes], bytes], content: bytes | None = None) -> bytes:
    """A good workbook with its parts changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content or file_of({"Предметы": [["Предмет"]]}))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            new.writestr(info.filename, change(info.filename, old.read(info)))
    return out.getvalue()


def sheet_with(xml: str) -> bytes:
    """A workbook with this inside its only sheet."""
    return repacked(
        lambda name, data: (
            data.replace(b"<sheetData>", b"<sheetData>" + xml.encode()) if name == SHEET else data
        )
    )


def code_of(content: bytes) -> str:
    """Why the file is refused."""
    with pytest.raises(Refused) as refused:
        read_workbook(content)
    assert sentence(refused.value.verdict).endswith(".")
    return refused.value.verdict.code


def is_read_or_refused(content: bytes) -> bool:
    """Whether there is a table or a sentence, and nothing worse."""
    try:
        return bool(read_workbook(content).tables)
    except Refused as refused:
        return bool(sentence(refused.verdict))


def a_bomb() -> bytes:
    return repacked(lambda name, data: data + b" " * 60_000_000 if name == SHEET else data)


def a_lying_bomb() -> bytes:
    """Its directory says that a sheet unpacks to a thousand bytes."""
    content = bytearray(a_bomb())
    size = struct.pack("<I", 60_000_000 + _real_length())
    for start in range(len(content) - 4):
        if content[start : start + 4] == size:
            content[start : start + 4] = struct.pack("<I", 1000)
    return bytes(content)


def _real_length() -> int:
    with zipfile.ZipFile(io.BytesIO(a_bomb())) as archive:
        return archive.getinfo(SHEET).file_size - 60_000_000


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b"   \n", "file-empty"),
        (b"x" * (limits.FILE_BYTES + 1), "file-too-large"),
        ("Фамилия;Имя\nОрлов;Иван\n".encode("cp1251"), "file-is-text"),
        ("Фамилия,Имя\n".encode(), "file-is-text"),
        ("Фамилия\tИмя\n".encode("utf-16"), "file-is-text"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "file-not-workbook"),
        (_OLE + b"\0" * 600, "file-is-old-excel"),
        (_OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "file-has-password"),
        (b"PK\x03\x04" + b"\0" * 100, "file-damaged"),
        (file_of(small_school())[:-200], "file-damaged"),
        (file_of(small_school())[:4000], "file-damaged"),
    ],
)
def test_what_is_no_workbook_is_named(content: bytes, code: str) -> None:
    assert code_of(content) == code


def test_another_zip_is_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../etc/cron.d/evil", "no")
    assert code_of(out.getvalue()) == "file-not-workbook"


def test_a_zip_bomb_is_not_opened() -> None:
    assert len(a_bomb()) < 200_000
    assert code_of(a_bomb()) == "file-is-bomb"


def test_a_bomb_that_lies_about_its_size_is_not_opened() -> None:
    assert code_of(a_lying_bomb()) in {"file-damaged", "file-is-bomb"}


def test_many_parts_are_no_school() -> None:
    out = io.BytesIO(file_of({"Предметы": [["Предмет"]]}))
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(limits.PARTS):
            archive.writestr(f"xl/media/{number}.png", "")
    assert code_of(out.getvalue()) == "file-is-bomb"


def test_entities_are_not_expanded() -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    bad = repacked(lambda name, data: laughs + data if name == SHEET else data)
    assert code_of(bad) == "file-damaged"


def test_a_file_of_the_server_is_not_read_into_a_cell(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("тайна", encoding="utf-8")
    outside = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>'.encode()
    bad = repacked(lambda name, data: outside + data if name == "xl/sharedStrings.xml" else data)
    assert code_of(bad) == "file-damaged"


def test_a_cell_at_the_far_end_does_not_take_all_memory() -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert code_of(sheet_with(far)) == "file-too-wide"


def test_a_formatted_but_empty_far_cell_is_nothing() -> None:
    read_workbook(sheet_with('<row r="1048576"><c r="XFD1048576" s="1"/></row>'))


def test_errors_and_formulas_without_value_are_told_from_empty_cells() -> None:
    book = read_workbook(
        sheet_with(
            '<row r="1"><c r="A1" t="e"><f>NA()</f><v>#N/A</v></c><c r="B1"><f>1+1</f></c>'
            '<c r="C1"><f>1+1</f><v>2</v></c><c r="D1" t="str"><f>A1</f><v></v></c></row>'
        )
    )
    cells = [getattr(cell, "code", cell) for cell in book.tables[0].rows[0][1]]
    assert cells == ["error", "formula", 2.0, "formula"]


def test_a_class_merged_over_its_pupils_is_read_in_every_row() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet("Ученики")
    page.merge_range(0, 0, 2, 0, "7Б")
    page.write_column(0, 1, ["Орлов", "Титов", "Ким"])
    book.close()
    [table] = read_workbook(out.getvalue()).tables
    assert [cells for _, cells in table.rows] == [("7Б", "Орлов"), ("7Б", "Титов"), ("7Б", "Ким")]


def test_more_rows_than_any_school_has_are_refused() -> None:
    rows = [["Предмет"], *([f"Предмет {number}"] for number in range(limits.ROWS + 1))]
    assert code_of(file_of({"Предметы": rows})) == "file-too-many-rows"


@given(place=st.integers(0, 3000), byte=st.integers(0, 255))
def test_a_spoiled_file_is_read_or_refused(place: int, byte: int) -> None:
    content = bytearray(_GOOD)
    content[place % len(content)] = byte
    assert is_read_or_refused(bytes(content))


@given(place=st.integers(0, 600), byte=st.integers(0, 255))
def test_a_spoiled_sheet_is_read_or_refused(place: int, byte: int) -> None:
    def spoil(name: str, data: bytes) -> bytes:
        if name != SHEET:
            return data
        at = place % len(data)
        return data[:at] + bytes([byte]) + data[at + 1 :]

    assert is_read_or_refused(repacked(spoil, _GOOD))


_GOOD = file_of({"Предметы": [["Предмет", "Краткое название"], ["Алгебра", 1]]})
