"""Files that no form would take are turned away before they are read, whoever sends them."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from zhurnal.web.uploads import LARGEST_REQUEST


@pytest.mark.django_db
def test_a_file_larger_than_any_form_takes_is_turned_away() -> None:
    huge = SimpleUploadedFile("huge.xlsx", b"PK" * (LARGEST_REQUEST // 2))
    answer = Client().post("/account/sign-in/", {"book": huge})
    assert answer.status_code == 413


@pytest.mark.django_db
def test_a_modest_file_reaches_its_form() -> None:
    modest = SimpleUploadedFile("modest.xlsx", b"PK" * 1_000_000)
    assert Client().post("/account/sign-in/", {"book": modest}).status_code == 422
