"""A client that keeps its connection and its cookies, as a browser does, and measures."""

from __future__ import annotations

import http.client
import json
import re
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

_COOKIE = re.compile(r"^([^=]+)=([^;]*)")


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and a body as it was sent: compressed when the server compressed it."""

    status: int
    body: bytes
    location: str
    sent: int


class Browser:
    """One person's connection to the server."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None, {})

    def post(self, path: str, form: dict[str, str]) -> Answer:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(form).encode(), kind)

    def send(self, path: str, data: Any) -> Answer:
        """JSON, as the outbox sends it."""
        return self._ask(
            "POST", path, json.dumps(data).encode(), {"Content-Type": "application/json"}
        )

    def sign_in(self, login: str, password: str) -> Answer:
        self.cookies.clear()
        self.get("/account/sign-in/")
        answer = self.post("/account/sign-in/", {"login": login, "password": password})
        if answer.status != 302:
            raise SystemExit(f"Signing in as {login} was answered with {answer.status}.")
        return answer

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        token = self.cookies.get("zhurnal_csrf", "")
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {"Accept-Encoding": "gzip, br", "X-CSRFToken": token, **headers}
        if cookies:
            sent["Cookie"] = cookies
        self._connection.request(method, path, body, sent)
        response = self._connection.getresponse()
        content = response.read()
        for line in response.msg.get_all("Set-Cookie") or []:
            found = _COOKIE.match(line)
            if found:
                self.cookies[found[1]] = found[2]
        return Answer(response.status, content, response.headers.get("Location", ""), len(content))


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds between asking and the whole answer."""

    p50: float
    p95: float


def timed(act: Callable[[int], object], rounds: int) -> Times:
    """Do a thing so many times, each round knowing its number, and tell how long it took."""
    taken = []
    for number in range(rounds):
        began = perf_counter()
        act(number)
        taken.append((perf_counter() - began) * 1000)
    cuts = statistics.quantiles(taken, n=20)
    return Times(statistics.median(taken), cuts[18])
