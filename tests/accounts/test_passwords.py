"""Passwords: what they may be, how they change, how the school hands them out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.core.management import CommandError, call_command
from django.test import Client

from tests.builders import PASSWORD, a_person, joins
from tests.cast import Cast, Strangers
from tests.fixtures import sign_in
from zhurnal.accounts.events import AccountEvent
from zhurnal.accounts.models import Account
from zhurnal.accounts.passwords import temporary_password
from zhurnal.audit.models import AuditEvent

URL = "/account/password/"
GOOD = "три синих паровоза"


def change(client: Client, new: str, current: str = PASSWORD) -> Any:
    return client.post(URL, {"current": current, "new": new})


def account(login: str = "petrova.as") -> Account:
    return Account.objects.get(login=login)


@pytest.mark.req("R-5.1-a")
def test_passwords_are_kept_as_argon2id(cast: Cast) -> None:
    stored = account().password
    assert stored.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert identify_hasher(stored).algorithm == "argon2"


def test_a_changed_password_works_and_the_old_one_does_not(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(cast.anna)
    assert change(client, GOOD).status_code == 302
    assert client.get("/access/me/").status_code == 200, "this session goes on"
    assert account().check_password(GOOD)
    assert not account().check_password(PASSWORD)
    with cast.inside():
        assert AuditEvent.objects.get().event == AccountEvent.PASSWORD_CHANGED


def test_a_changed_password_ends_every_other_session(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    """Source: ASVS 7.4.3."""
    other = sign_in(Client(), cast.anna)
    client = signed_in(cast.anna)
    before = client.cookies["zhurnal"].value
    change(client, GOOD)
    assert client.cookies["zhurnal"].value != before
    assert other.get("/access/me/").status_code == 302


@pytest.mark.parametrize("guess", ["12 34 56 78", "ааа", "password"])
def test_the_password_of_now_is_asked_for(
    cast: Cast, signed_in: Callable[..., Client], guess: str
) -> None:
    answer = change(signed_in(cast.anna), GOOD, current=guess)
    assert answer.status_code == 422
    assert "Не подходит." in answer.content.decode()
    assert account().check_password(PASSWORD)


def test_guessing_the_password_of_now_in_a_found_session_is_slowed_down(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(cast.anna)
    pages = [change(client, GOOD, current="не тот").content.decode() for _ in range(6)]
    assert "Слишком много попыток." in pages[-1]
    assert "Слишком много попыток." not in pages[-2]


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("семь777", "слишком короткий"),
        ("password1", "слишком широко распространён"),
        ("йцукенгш", "угадают первым"),
        ("Petrova.AS", "совпадает с логином"),
        (PASSWORD, "Это нынешний пароль."),
    ],
)
def test_a_bad_new_password_is_refused_in_words(
    cast: Cast, signed_in: Callable[..., Client], bad: str, why: str
) -> None:
    page = change(signed_in(cast.anna), bad).content.decode()
    assert why in page
    assert "<title>Ошибка: " in page
    assert account().check_password(PASSWORD)


@pytest.mark.parametrize(
    "good",
    [
        "просто8з",
        "88888888 8",
        "x" * 64,
        "долгое предложение, в котором слов больше, чем иной захочет печатать " * 2,
        " с пробелами по краям ",
        "пароль с 🙂",
    ],
)
def test_any_long_enough_password_is_taken_whole(
    cast: Cast, signed_in: Callable[..., Client], good: str
) -> None:
    """No rules of composition, no truncation, nothing stripped. Source: ASVS 6.2.1-6.2.9."""
    client = signed_in(cast.anna)
    assert change(client, good).status_code == 302
    assert account().check_password(good)
    assert not account().check_password(good[:-1])


def test_whoever_has_a_temporary_password_sees_nothing_before_he_changed_it(
    cast: Cast, client: Client
) -> None:
    Account.objects.filter(login="petrova.as").update(must_change_password=True)
    sign_in(client, cast.anna)
    assert client.get("/access/roles/")["Location"] == (
        "/account/password/?next=%2Faccess%2Froles%2F"
    )
    entries = client.post("/journal/entries/", [], content_type="application/json")
    assert (entries.status_code, entries.json()["code"]) == (403, "password-first")
    page = client.get(URL).content.decode()
    assert "Вы вошли с временным паролем" in page
    assert change(client, GOOD).status_code == 302
    assert client.get("/access/roles/").status_code == 200


def test_temporary_passwords_are_random_and_easy_to_copy() -> None:
    many = {temporary_password() for _ in range(1000)}
    assert len(many) == 1000
    assert all(re.fullmatch(r"([a-hkmnp-z2-9]{4}-){2}[a-hkmnp-z2-9]{4}", each) for each in many)


def test_the_command_issues_a_password_that_works_once_and_for_two_weeks(
    cast: Cast, client: Client, clock: Any
) -> None:
    session = sign_in(Client(), cast.anna)
    out = StringIO()
    call_command("password", "Petrova.AS", stdout=out, stderr=StringIO())
    password = out.getvalue().strip()
    assert session.get("/access/me/").status_code == 302, "sessions of the old password end"
    with cast.inside():
        event = AuditEvent.objects.get()
    assert (event.event, event.source) == (AccountEvent.PASSWORD_ISSUED, "cli")
    assert password not in f"{event.after}{event.before}{event.reason}"

    clock.shift(timedelta(days=14, seconds=1))
    late = client.post("/account/sign-in/", {"login": "petrova.as", "password": password})
    assert "Срок временного пароля вышел." in late.content.decode()
    clock.shift(timedelta(days=-1))
    answer = client.post("/account/sign-in/", {"login": "petrova.as", "password": password})
    assert answer.status_code == 302
    assert change(client, GOOD, current=password).status_code == 302
    assert account().temporary_before is None
    clock.shift(timedelta(days=100))
    again = {"login": "petrova.as", "password": GOOD}
    assert Client().post("/account/sign-in/", again).status_code == 302


def test_the_command_says_when_nobody_has_the_login(cast: Cast) -> None:
    with pytest.raises(CommandError, match="Nobody has the login nobody"):
        call_command("password", "nobody")


def test_the_command_does_not_open_a_closed_account(cast: Cast) -> None:
    Account.objects.filter(login="petrova.as").update(is_active=False)
    with pytest.raises(CommandError, match="Учётная запись закрыта"):
        call_command("password", "petrova.as")


def slips(client: Client, of: object, *people: Any) -> Any:
    """Ask for slips; the page comes back as text, and the passwords on it by login."""
    answer = client.post(
        "/access/passwords/issue/", {"of": str(of), "person": [str(each.pk) for each in people]}
    )
    page = answer.content.decode()
    found = re.findall(r'mono">([\w.]+)</dd>.*?mono">([\w-]+)</dd>', page, re.DOTALL)
    return answer, dict(found)


def test_a_homeroom_teacher_prints_slips_for_pupils_and_parents(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(cast.galina)
    page = client.get(f"/access/passwords/?of={cast.class_7b.row.pk}").content.decode()
    assert "Соколов Иван Андреевич" in page
    assert "родитель, Соколов Иван" in page
    answer, passwords = slips(client, cast.class_7b.row.pk, cast.ivan, cast.vera)
    assert answer["Cache-Control"] == "no-store"
    assert set(passwords) == {"sokolov.ivan", "sokolova.vera"}
    assert account("sokolova.vera").check_password(passwords["sokolova.vera"])
    assert account("sokolova.vera").must_change_password
    with cast.inside():
        events = AuditEvent.objects.order_by("pk").values_list("event", "person_id", "subject_id")
        assert list(events) == [
            (AccountEvent.PASSWORD_ISSUED, cast.galina.pk, cast.ivan.pk),
            (AccountEvent.PASSWORD_ISSUED, cast.galina.pk, cast.vera.pk),
        ]


def test_a_parent_of_two_in_a_class_gets_one_slip(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    from tests.builders import a_guardian

    with cast.inside():
        a_guardian(cast.vera, cast.pupil_pyotr)
    answer, passwords = slips(signed_in(cast.galina), cast.class_7b.row.pk, cast.vera)
    assert answer.content.decode().count('<li class="slip">') == 1
    assert account("sokolova.vera").check_password(passwords["sokolova.vera"])


def test_a_homeroom_teacher_hands_no_password_to_a_colleague(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    """Or he could put marks in the colleague's name, only because her child is in his class."""
    from tests.builders import a_guardian

    with cast.inside():
        a_guardian(cast.anna, cast.pupil_pyotr)
        a_guardian(cast.deputy, cast.pupil_pyotr)
    client = signed_in(cast.galina)
    for colleague in (cast.anna, cast.deputy):
        answer, passwords = slips(client, cast.class_7b.row.pk, cast.ivan, colleague)
        assert answer.status_code == 403
        assert "это сотрудник школы" in answer.content.decode()
        assert passwords == {}
    assert account().check_password(PASSWORD)
    assert account("sokolov.ivan").check_password(PASSWORD), "all or nothing"


def test_nobody_outside_the_class_can_be_slipped_into_the_form(
    cast: Cast, strangers: Strangers, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(cast.galina)
    for outsider in (cast.darya, cast.gleb, cast.head, strangers.pupil_person):
        assert slips(client, cast.class_7b.row.pk, outsider)[0].status_code == 404
    assert slips(client, cast.class_5a.row.pk, cast.darya)[0].status_code == 404
    assert slips(client, "staff", cast.anna)[0].status_code == 404


def test_the_administrator_issues_to_the_staff(
    cast: Cast, signed_in: Callable[..., Client]
) -> None:
    _, passwords = slips(signed_in(cast.administrator), "staff", cast.anna)
    assert account().check_password(passwords["petrova.as"])


def test_one_schools_administrator_cannot_take_over_somebody_of_another_school(
    cast: Cast, strangers: Strangers, signed_in: Callable[..., Client]
) -> None:
    with strangers.inside():
        joins(a_person("Петрова Анна Сергеевна"), account())
    client = signed_in(cast.administrator)
    answer, _ = slips(client, "staff", cast.anna)
    assert answer.status_code == 403
    assert "есть и в другой школе" in answer.content.decode()
    assert account().check_password(PASSWORD)
    assert "есть и в другой школе" in client.get("/access/passwords/?of=staff").content.decode()


@pytest.mark.parametrize("newcomers", [0, 30])
def test_the_page_of_a_class_costs_the_same_for_any_class(
    cast: Cast, signed_in: Callable[..., Client], django_assert_num_queries: Any, newcomers: int
) -> None:
    from tests.builders import newcomers as come

    with cast.inside():
        come(cast.class_7b, newcomers)
    client = signed_in(cast.administrator)
    with django_assert_num_queries(3 + 7):
        client.get(f"/access/passwords/?of={cast.class_7b.row.pk}")
