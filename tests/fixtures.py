"""The cast as fixtures, and how a test signs somebody in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.utils import timezone

from tests.builders import a_lesson
from tests.cast import TODAY, Cast, Strangers, school_no_7, school_no_8
from zhurnal.accounts import sessions
from zhurnal.accounts.models import Account
from zhurnal.accounts.trace import Trace
from zhurnal.school.models import Person

DEVICE = "Mozilla/5.0 (X11; Linux x86_64) Chrome/141.0 Safari/537.36"


@pytest.fixture
def cast(db: None, now: object) -> Cast:
    """School No. 7. No school is chosen yet: look at its rows `with cast.inside():`."""
    return school_no_7()


@pytest.fixture
def strangers(db: None, now: object) -> Strangers:
    """School No. 8."""
    return school_no_8()


@pytest.fixture
def school_7(cast: Cast) -> Iterator[Cast]:
    """School No. 7, chosen for the whole test: for commands, queries and policies.

    Tests of pages take `cast` instead, so that the request has to choose the school itself.
    """
    with cast.inside():
        yield cast


@pytest.fixture
def long_day(cast: Cast) -> None:
    """7Б has lessons until 12:50 today, so that at noon its homework is in time (until 14:20)."""
    with cast.inside():
        a_lesson(cast.english_two, on=TODAY, number=6)


@pytest.fixture
def signed_in(client: Client) -> Callable[..., Client]:
    """`signed_in(cast.anna)`: a browser in which this person has signed in.

    The usual `client`, unless another is given: `signed_in(cast.boris, Client())`.
    """

    def signed(person: Person, browser: Client | None = None) -> Client:
        return sign_in(browser or client, person)

    return signed


def sign_in(client: Client, person: Person) -> Client:
    """Put a person's session into a browser, as the sign-in page would."""
    client.force_login(Account.objects.get(memberships__person_id=person.pk))
    session = client.session
    moment = timezone.now()  # noqa: TID251 - signing in happens when the process believes it does
    sessions.describe(session, trace=Trace(ip="127.0.0.1"), device=DEVICE, now=moment)
    session[sessions.SCHOOL] = person.school_id
    session.save()
    return client
