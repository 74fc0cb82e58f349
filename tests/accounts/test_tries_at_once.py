"""Many tries at one moment count as many: nobody slips through between checking and noting."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from tests.cast import Cast
from zhurnal.accounts.models import SignInAttempt

TOGETHER = 16


@pytest.mark.django_db(transaction=True)
def test_tries_that_come_at_once_cannot_outrun_the_count(cast: Cast) -> None:
    """Source: standards S5; ASVS 15.4.2."""
    start = Barrier(TOGETHER)

    def guess(number: int) -> int:
        start.wait()
        try:
            form = {"login": "petrova.as", "password": f"догадка {number}"}
            return Client().post("/account/sign-in/", form).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(TOGETHER) as threads:
        answers = list(threads.map(guess, range(TOGETHER)))
    assert set(answers) <= {422, 429}
    assert answers.count(422) <= 5
    assert SignInAttempt.objects.filter(failed=True).count() == answers.count(422)
