"""Telephone numbers, addresses and logins as cells hold them."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from zhurnal.accounts.rules.logins import LOGIN
from zhurnal.interop.xlsx.cells import BadCell, code_up_to, shown, text_up_to
from zhurnal.kernel.verdict import refusal

_RUSSIAN = re.compile(r"[78]?(\d{3})(\d{3})(\d{2})(\d{2})")


def a_phone(cell: Any) -> str:
    """A telephone number; a Russian one always in one form, so that it can be recognised."""
    text: str = code_up_to(32)(cell)
    digits = re.sub(r"[^0-9]", "", text)
    if match := _RUSSIAN.fullmatch(digits):
        return f"+7 {match[1]} {match[2]}-{match[3]}-{match[4]}"
    if not 5 <= len(digits) <= 15 or re.search(r"[A-Za-zА-Яа-я]{4}", text):
        raise BadCell(refusal("cell-not-phone", value=shown(cell)))
    return text


def an_email(cell: Any) -> str:
    """An e-mail address."""
    text: str = text_up_to(254)(cell)
    try:
        validate_email(text)
    except ValidationError as error:
        raise BadCell(refusal("cell-not-email", value=shown(text))) from error
    return text


def a_login(cell: Any) -> str:
    """A login: small Latin letters, digits, dot, hyphen, underscore."""
    text: str = code_up_to(64)(cell).lower()
    if not LOGIN.fullmatch(text):
        raise BadCell(refusal("cell-not-login", value=shown(cell)))
    return text
