"""Every address × every kind of person: nobody gets more, or less, than the matrix says."""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access.matrix import PEOPLE, ROWS, THINGS, Row
from tests.builders import a_substitution
from tests.cast import TODAY, Cast, Strangers
from tests.excuses.papers import papers_about
from tests.fixtures import sign_in
from tests.plans import a_plan
from tests.timetable.changes import a_change
from zhurnal.access.public import PUBLIC
from zhurnal.tenancy.uuid7 import uuid7
from zhurnal.timetable.models import Substitution

METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}
BY_NAME = {row.name: row for row in ROWS}
#: A page that sends its answer once and keeps nothing may be cached; whoever reads people may not.
CACHED = {"web:favicon", "web:manifest", "web:robots"}


def every_name(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """The names of all addresses that Django would answer."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from every_name(pattern, prefix + space)
        elif isinstance(pattern, URLPattern):
            assert pattern.name, f"an address without a name: {pattern}"
            yield prefix + pattern.name


@dataclass
class World:
    """Both schools, and a browser for every kind of person."""

    cast: Cast
    strangers: Strangers
    browsers: dict[str, Client]

    def send(self, person: str, row: Row, things: dict[str, Any], method: str = "") -> HttpResponse:
        """Ask as a person; whatever the answer changes is undone."""
        words = {key: str(value) for key, value in things.items()} | {"key": str(uuid4())}
        url = (
            reverse(row.name, args=[things.get(each, each) for each in row.args])
            + row.query % words
        )
        options: dict[str, Any] = {}
        if row.json is not None:
            options = {"content_type": "application/json", "data": json.dumps(row.json) % words}
        elif row.form:
            options = {"data": {key: value % words for key, value in row.form.items()}}
        send = getattr(self.browsers[person], (method or row.method).lower())
        with transaction.atomic():
            jar = self.browsers[person].cookies.output()
            answer: HttpResponse = send(url, **({} if method == "GET" else options))
            transaction.set_rollback(True)
        if self.browsers[person].cookies.output() != jar:
            self._sign_in_again(person)
        return answer

    def _sign_in_again(self, person: str) -> None:
        player, _ = PEOPLE[person]
        self.browsers[person].cookies.clear()
        if player:
            sign_in(self.browsers[person], player(self.cast, self.strangers))

    def ours(self) -> dict[str, Any]:
        return {name: find(self.cast) for name, find in THINGS.items()}

    def theirs(self) -> dict[str, Any]:
        return {name: find(self.strangers) for name, find in THINGS.items()}


@pytest.fixture
def world(cast: Cast, strangers: Strangers) -> World:
    of_pupils = (
        (cast, cast.pupil_ivan, cast.algebra),
        (strangers, strangers.pupil, strangers.course),
    )
    for school, pupil, course in of_pupils:
        with school.inside():
            papers_about(pupil)
            a_plan(course)
    with cast.inside():
        a_substitution(cast.lessons[-1], cast.teacher_roman, order_on=TODAY)
        a_substitution(cast.lessons[0], cast.teacher_semyon, order_on=cast.lessons[0].on)
        Substitution.objects.update(act=uuid7())
        a_change(cast.lessons[-1])
    browsers = {person: Client() for person in PEOPLE}
    for person, (player, _) in PEOPLE.items():
        if player:
            sign_in(browsers[person], player(cast, strangers))
    return World(cast, strangers, browsers)


def test_every_address_is_in_the_matrix() -> None:
    """A page without a row fails here: write its row into `matrix.py`."""
    assert set(every_name(get_resolver())) == set(BY_NAME)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_everybody_gets_what_the_matrix_says(world: World, row: Row) -> None:
    """And every answer carries the headers of caution.

    Source: standards S1, S8; ASVS 3.4.1-3.4.8, 4.1.1, 8.2.1, 14.3.2.
    """
    wrong: dict[str, object] = {}
    for person in PEOPLE:
        if row.aside and row.expected(person) == 200:
            continue
        answer = world.send(person, row, world.ours())
        if (got := row.judge(answer)) != row.expected(person):
            wrong[person] = f"got {got}, expected {row.expected(person)}"
        elif lacks := faults(row.name, answer):
            wrong[person] = lacks
    assert wrong == {}


def test_whoever_is_not_signed_in_is_led_to_the_sign_in_page(world: World) -> None:
    closed = [row for row in ROWS if row.name not in PUBLIC]
    assert closed
    for row in closed:
        answer = world.send("anonymous", row, world.ours())
        if row.json is None:
            assert answer["Location"].startswith("/account/sign-in/"), row
        else:
            assert answer.json()["code"] == "signed-out", row  # type: ignore[attr-defined]


def test_a_method_that_a_page_does_not_know_is_refused(world: World) -> None:
    wrong = []
    for name in BY_NAME:
        known = {row.method for row in ROWS if row.name == name}
        for method in sorted(METHODS - known):
            status = world.send("head", BY_NAME[name], world.ours(), method).status_code
            if status != 405:
                wrong.append((method, name, status))
    assert wrong == []


def test_whatever_changes_something_wants_its_token(world: World) -> None:
    """Source: ASVS 3.5.1."""
    for browser in world.browsers.values():
        browser.handler.enforce_csrf_checks = True
    forms = [row for row in ROWS if row.method != "GET"]
    for row in forms:
        for person in ("anonymous", "teacher", "administrator"):
            answer = world.send(person, row, world.ours())
            assert answer.status_code == 403, (person, row)
            assert "stale-form" in answer.content.decode(), (person, row)


def test_a_strangers_thing_is_answered_like_one_that_does_not_exist(world: World) -> None:
    """Source: standards S2."""
    absent = {name: uuid4() for name in THINGS}
    with_things = [row for row in ROWS if row.args or "%(" in f"{row.query}{row.form}{row.json}"]
    assert with_things
    for row in with_things:
        for person in ("head", "administrator", "homeroom", "teacher", "guardian"):
            strange = world.send(person, row, world.theirs())
            nothing = world.send(person, row, absent)
            assert row.judge(strange) in {403, 404}, (person, row)
            assert same(strange) == same(nothing), (person, row)


def same(answer: HttpResponse) -> str:
    """An answer without what differs by itself: tokens, times, and the ids asked for."""
    page = f"{answer.status_code} {answer.content.decode()}"
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT[\d:.]+Z", "", page)


def faults(name: str, answer: HttpResponse) -> list[str]:
    """What an answer lacks."""
    policy = answer.headers.get("Content-Security-Policy", "")
    kind = answer.headers.get("Content-Type", "")
    wanted = {
        "CSP closes everything by default": "default-src 'self'" in policy,
        "CSP forbids plugins": "object-src 'none'" in policy,
        "CSP forbids other bases": "base-uri 'none'" in policy,
        "CSP forbids frames": "frame-ancestors 'none'" in policy,
        "CSP allows nothing inline": "unsafe" not in policy,
        "types are not guessed": answer.headers.get("X-Content-Type-Options") == "nosniff",
        "addresses stay here": answer.headers.get("Referrer-Policy") == "same-origin",
        "windows stay apart": answer.headers.get("Cross-Origin-Opener-Policy") == "same-origin",
        "nothing is cached": name in CACHED or answer.headers.get("Cache-Control") == "no-store",
        "a text says its charset": "charset=utf-8" in kind or not kind.startswith("text/"),
        "the server does not boast": not {"Server", "X-Powered-By"} & set(answer.headers),
    }
    cookies = [
        f"cookie {cookie.key}: {flag}"
        for cookie in answer.cookies.values()
        if cookie.value  # an empty one takes a cookie back
        for flag in ("httponly", "samesite")
        if not cookie[flag] and not (flag == "httponly" and "csrf" in cookie.key)
    ]
    return [what for what, holds in wanted.items() if not holds] + cookies


def test_an_answer_without_headers_is_noticed() -> None:
    answer = HttpResponse("x")
    answer.set_cookie("careless", "1")
    found = faults("web:healthz", answer)
    assert "CSP forbids plugins" in found
    assert "cookie careless: httponly" in found
    assert "nothing is cached" in found


def test_over_tls_cookies_are_bound_to_the_host_and_browsers_stay_with_tls(
    monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    """Source: ASVS 3.3.1, 3.4.1."""
    monkeypatch.setenv("ZHURNAL_HTTPS", "1")
    over_tls = runpy.run_path(str(root / "src/zhurnal/config/settings.py"))
    for kind in ("SESSION", "CSRF"):
        assert over_tls[f"{kind}_COOKIE_NAME"].startswith("__Host-")
        assert over_tls[f"{kind}_COOKIE_SECURE"] is True
        assert over_tls.get(f"{kind}_COOKIE_DOMAIN") is None
    assert over_tls["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert over_tls["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True
    assert over_tls["SECURE_SSL_REDIRECT"] is True
