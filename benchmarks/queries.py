"""How many statements a request sends to the database, begin and commit left out."""

from __future__ import annotations

from typing import Any, cast

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.browser import Answer, Browser
from benchmarks.operations import Operation

_BRACKETS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


class _InProcess:
    """The same person, with the same cookies, in this process: here statements can be counted."""

    def __init__(self, browser: Browser) -> None:
        self._client = Client(headers={"X-CSRFToken": browser.cookies.get("zhurnal_csrf", "")})
        for name, value in browser.cookies.items():
            self._client.cookies[name] = value

    def get(self, path: str) -> Answer:
        return self._answer(self._client.get(path, SERVER_NAME="localhost"))

    def send(self, path: str, data: Any) -> Answer:
        kind = "application/json"
        return self._answer(self._client.post(path, data, kind, SERVER_NAME="localhost"))

    def sign_in(self, login: str, password: str) -> Answer:
        form = {"login": login, "password": password}
        return self._answer(self._client.post("/account/sign-in/", form, SERVER_NAME="localhost"))

    @staticmethod
    def _answer(response: Any) -> Answer:
        return Answer(response.status_code, response.content, "", len(response.content))


def queries_of(operation: Operation, browser: Browser, number: int) -> int:
    """The statements of the operation's next round."""
    here = _InProcess(browser)
    with CaptureQueriesContext(connection) as captured:
        operation.act(cast("Browser", here), number)
    return sum(not query["sql"].startswith(_BRACKETS) for query in captured)
