"""The file as a container: is it a workbook at all, and is it safe to open?

An XLSX is a ZIP of XML files. Everything dangerous about it is looked for here, before the reader
opens it: parts that unpack to gigabytes, entities, a cell at the far end of a sheet. On the way two
things are noted that the reader would give as empty cells: errors and formulas without a value.

Source: standards §3.1, V5 (files).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from zhurnal.interop.xlsx import limits
from zhurnal.kernel.verdict import Refused, Verdict, refusal

_DAMAGE = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, KeyError, OSError, ValueError,
)  # fmt: skip
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)\b[^>/]*>[^<]*[^<\s]|<(?:\w+:)?is\b", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_SHEET_ENTRY = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*["']([^"']*)["']""")


@dataclass(slots=True)
class Oddities:
    """Cells of one sheet that have no readable value: (row, column) from 1."""

    errors: set[tuple[int, int]] = field(default_factory=set)
    unsaved_formulas: set[tuple[int, int]] = field(default_factory=set)


def inspect(content: bytes) -> list[Oddities]:
    """Refuse what is not a workbook or not safe to open; else the oddities of its sheets, in order.

    Raises ``Refused``.
    """
    _require_workbook(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _require_modest(archive.infolist())
            parts = {info.filename: info for info in archive.infolist()}
            if not any(name.lower() == "[content_types].xml" for name in parts):
                raise Refused(refusal("file-not-workbook"))
            oddities = dict(_read_parts(archive))
            return [oddities.get(name, Oddities()) for name in _sheet_order(archive)]
    except _DAMAGE as error:
        raise Refused(refusal("file-damaged")) from error
    except RuntimeError as error:  # zipfile's word for a part with a password
        raise Refused(refusal("file-has-password")) from error


def _require_workbook(content: bytes) -> None:
    obstacle: Verdict | None = None
    if not content.strip():
        obstacle = refusal("file-empty")
    elif len(content) > limits.FILE_BYTES:
        obstacle = refusal("file-too-large", megabytes=limits.FILE_BYTES // 1_000_000)
    elif content.startswith(_OLE):
        obstacle = (
            refusal("file-has-password") if _ENCRYPTED in content else refusal("file-is-old-excel")
        )
    elif not content.startswith(b"PK"):
        obstacle = refusal("file-is-text") if _is_text(content) else refusal("file-not-workbook")
    if obstacle is not None:
        raise Refused(obstacle)


def _is_text(content: bytes) -> bool:
    """Whether it looks like a CSV, in whatever encoding: lines with separators, no zero bytes."""
    head = content[:4000]
    return (b"\0" not in head or head[:2] in {b"\xff\xfe", b"\xfe\xff"}) and any(
        separator in head for separator in (b";", b",", b"\t")
    )


def _require_modest(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    swollen = any(
        part.file_size > limits.RATIO_MATTERS_FROM
        and part.file_size > limits.RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if len(parts) > limits.PARTS or unpacked > limits.UNPACKED_BYTES or swollen:
        raise Refused(refusal("file-is-bomb"))


def _read_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, Oddities]]:
    """Every part is unpacked once: a size that lies shows itself as a wrong checksum."""
    for part in archive.infolist():
        data = archive.read(part)
        if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data[:2000]:
            raise Refused(refusal("file-damaged"))
        if _SHEET.fullmatch(part.filename):
            yield part.filename.lower(), _oddities(data)


def _oddities(data: bytes) -> Oddities:
    found = Oddities()
    for match in _CELL.finditer(data):
        attributes, inside = match[1], match[2] or b""
        if not inside or (reference := _REFERENCE.search(attributes)) is None:
            continue
        place = (int(reference[2]), _column(reference[1]))
        if place[0] > limits.LAST_ROW or place[1] > limits.LAST_COLUMN:
            raise Refused(refusal("file-too-wide", rows=limits.LAST_ROW))
        if _ERROR.search(attributes):
            found.errors.add(place)
        elif _FORMULA.search(inside) and not _VALUE.search(inside):
            found.unsaved_formulas.add(place)
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _sheet_order(archive: zipfile.ZipFile) -> list[str]:
    """The part of every sheet, in the order of the workbook, as its own directory tells."""
    names = {info.filename.lower(): info.filename for info in archive.infolist()}
    if "xl/workbook.xml" not in names:
        raise Refused(refusal("file-not-workbook"))
    book = archive.read(names["xl/workbook.xml"]).decode("utf-8", "replace")
    links = archive.read(names["xl/_rels/workbook.xml.rels"]).decode("utf-8", "replace")
    targets = {}
    for tag in _RELATION.findall(links):
        attributes = dict(_ATTRIBUTE.findall(tag))
        target = attributes.get("Target", "").lstrip("/")
        full = target if target.startswith("xl/") else f"xl/{target}"
        targets[attributes.get("Id")] = full.lower()
    sheets = [dict(_ATTRIBUTE.findall(tag)) for tag in _SHEET_ENTRY.findall(book)]
    return [targets.get(sheet.get("r:id"), "") for sheet in sheets]
