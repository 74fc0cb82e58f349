"""The lists of a school are kept by those who may, line by line, with a trail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.cast import Cast
from zhurnal.access.actor import Actor
from zhurnal.access.queries.load_actor import load_actor
from zhurnal.audit.models import AuditEvent
from zhurnal.kernel.verdict import Refused
from zhurnal.school.commands.enrol_pupils import enrol_pupils
from zhurnal.school.commands.enter_classes import enter_classes
from zhurnal.school.commands.enter_groups import enter_groups
from zhurnal.school.commands.enter_guardians import enter_guardians
from zhurnal.school.commands.enter_holidays import enter_holidays
from zhurnal.school.commands.enter_load import enter_load
from zhurnal.school.commands.enter_members import enter_members
from zhurnal.school.commands.enter_pupils import enter_pupils
from zhurnal.school.commands.enter_school import enter_school
from zhurnal.school.commands.enter_staff import enter_staff
from zhurnal.school.commands.enter_subjects import enter_subjects
from zhurnal.school.commands.enter_terms import enter_terms
from zhurnal.school.commands.enter_year import enter_year
from zhurnal.school.commands.give_accounts import give_accounts
from zhurnal.school.entries import (
    ClassEntry,
    GroupEntry,
    GuardianEntry,
    HolidayEntry,
    LoadEntry,
    MemberEntry,
    PupilEntry,
    SchoolEntry,
    StaffEntry,
    SubjectEntry,
    TermEntry,
    YearEntry,
)
from zhurnal.school.models import (
    Course,
    Enrolment,
    GroupMembership,
    Person,
    SchoolYear,
    Term,
)
from zhurnal.school.queries.group_lists import listed_classes
from zhurnal.school.queries.people_lists import listed_pupils

NEWCOMER = PupilEntry(
    last_name="Белых", first_name="Ева", sex="f", birth_date=date(2013, 2, 3),
    file_number="Н-1", class_name="7Б", enrolled_from=date(2026, 11, 10),
)  # fmt: skip


@pytest.fixture
def secretary(school_7: Cast, now: datetime) -> Actor:
    """The secretary of School No. 7, in her school."""
    account = school_7.secretary.account_id
    assert account is not None
    actor = load_actor(account_id=account, now=now)
    assert actor is not None
    return actor


@pytest.fixture
def year(school_7: Cast) -> SchoolYear:
    """The school year of the cast."""
    return SchoolYear.objects.get()


def with_year(year: SchoolYear) -> dict[str, tuple[Callable[..., Any], dict[str, Any]]]:
    """Every command of the lists with something new to write."""
    scheme = year.schemes.get().name
    personnel = "Н-9"
    return {
        "school": (enter_school, {"entry": SchoolEntry(name="Новая", short_name="Н")}),
        "year": (enter_year, {"entry": YearEntry(number=2027, name="2027/28",
                 starts_on=date(2027, 9, 1), ends_on=date(2028, 5, 26), week_days=5)}),
        "terms": (enter_terms, {"year": year, "entries": [TermEntry(scheme=scheme, name="лето",
                  starts_on=date(2027, 6, 1), ends_on=date(2027, 6, 10))]}),
        "holidays": (enter_holidays, {"year": year, "entries": [HolidayEntry(name="день школы",
                     starts_on=date(2026, 12, 7), ends_on=date(2026, 12, 7), grades=(7,))]}),
        "subjects": (enter_subjects, {"entries": [SubjectEntry(name="Химия", short_name="Хим.")]}),
        "staff": (enter_staff, {"entries": [StaffEntry(last_name="Ким", first_name="Лев",
                  personnel_number=personnel)]}),
        "classes": (enter_classes, {"year": year, "entries": [ClassEntry(name="9А", grade=9,
                    shift=1, scheme=scheme)]}),
        "pupils": (enter_pupils, {"entries": [NEWCOMER]}),
        "enrolment": (enrol_pupils, {"year": year, "entries": [NEWCOMER]}),
        "groups": (enter_groups, {"year": year, "entries": [GroupEntry(name="поток",
                   kind="cross-class", classes=("7Б", "5А"))]}),
        "members": (enter_members, {"year": year, "entries": [MemberEntry(group="поток",
                    file_number="Н-1", valid_from=date(2026, 11, 10))]}),
        "guardians": (enter_guardians, {"entries": [GuardianEntry(last_name="Белых",
                      first_name="Яна", file_number="Н-1", who="мама", kind="mother")]}),
        "load": (enter_load, {"year": year, "entries": [LoadEntry(group="9А", subject="Химия",
                 personnel_number=personnel, weekly_hours=Decimal(2),
                 valid_from=date(2026, 9, 1))]}),
    }  # fmt: skip


def test_every_list_takes_a_line_once_and_leaves_a_trace_once(
    secretary: Actor, year: SchoolYear, now: datetime
) -> None:
    for name, (command, arguments) in with_year(year).items():
        before = AuditEvent.objects.count()
        command(actor=secretary, now=now, **arguments)
        once = AuditEvent.objects.count()
        assert once > before, name
        assert AuditEvent.objects.latest("id").account_id == secretary.account_id
        if name != "guardians":  # who is meant when a name comes again is for the importer to say
            command(actor=secretary, now=now, **arguments)
        assert AuditEvent.objects.count() == once, name


@pytest.mark.parametrize("who", ["head", "anna", "zoya", "vera"])
def test_others_may_not_keep_the_lists(
    school_7: Cast, year: SchoolYear, now: datetime, who: str
) -> None:
    account = getattr(school_7, who).account_id
    actor = load_actor(account_id=account, now=now)
    assert actor is not None
    before = AuditEvent.objects.count()
    for command, arguments in with_year(year).values():
        with pytest.raises(Refused) as refused:
            command(actor=actor, now=now, **arguments)
        assert refused.value.verdict.code == "lists-not-yours"
    with pytest.raises(Refused):
        give_accounts(actor=actor, logins={school_7.ivan.pk: ""}, now=now)
    assert AuditEvent.objects.count() == before


@pytest.mark.req("R-2.3-a")
def test_a_new_pupil_is_in_the_class_its_group_and_its_list(
    secretary: Actor, year: SchoolYear, now: datetime
) -> None:
    enter_pupils(actor=secretary, entries=[NEWCOMER], now=now)
    enrol_pupils(actor=secretary, year=year, entries=[NEWCOMER], now=now)
    assert listed_pupils(secretary.school_id, year)["Н-1"] == NEWCOMER
    [membership] = GroupMembership.objects.filter(pupil__file_number="Н-1")
    assert (membership.group.name, membership.valid_from) == ("7Б", date(2026, 11, 10))


def test_a_day_of_enrolment_can_be_corrected(
    secretary: Actor, year: SchoolYear, now: datetime
) -> None:
    for day in (date(2026, 11, 10), date(2026, 11, 12)):
        entry = PupilEntry(**{**_fields(NEWCOMER), "enrolled_from": day})
        enter_pupils(actor=secretary, entries=[entry], now=now)
        enrol_pupils(actor=secretary, year=year, entries=[entry], now=now)
    rows = Enrolment.objects.filter(pupil__file_number="Н-1")
    assert [(row.valid_from, row.valid_before) for row in rows] == [(date(2026, 11, 12), None)]


def test_a_pupil_who_comes_back_the_same_day_was_never_away(
    secretary: Actor, year: SchoolYear, now: datetime
) -> None:
    enter_pupils(actor=secretary, entries=[NEWCOMER], now=now)
    for class_name in ("7Б", "5А", "7Б"):
        entry = PupilEntry(**{**_fields(NEWCOMER), "class_name": class_name})
        enrol_pupils(actor=secretary, year=year, entries=[entry], now=now)
    rows = Enrolment.objects.filter(pupil__file_number="Н-1", valid_before__isnull=True)
    assert [row.class_group.name for row in rows] == ["7Б"]
    assert listed_pupils(secretary.school_id, year)["Н-1"] == NEWCOMER


def test_terms_are_numbered_by_their_beginning(
    secretary: Actor, year: SchoolYear, now: datetime
) -> None:
    scheme = year.schemes.get().name
    early = TermEntry(
        scheme=scheme, name="вводный", starts_on=date(2026, 8, 20), ends_on=date(2026, 8, 30)
    )
    enter_terms(actor=secretary, year=year, entries=[early], now=now)
    terms = Term.objects.filter(scheme__name=scheme).order_by("number")
    assert terms[0].name == "вводный"
    assert [term.number for term in terms] == list(range(1, 6))
    begins = [term.starts_on for term in terms]
    assert begins == sorted(begins)


def test_the_journal_pages_of_a_class_follow_its_terms(
    secretary: Actor, year: SchoolYear, now: datetime, school_7: Cast
) -> None:
    half = TermEntry(
        scheme="Полугодия", name="1", starts_on=date(2026, 9, 1), ends_on=date(2026, 12, 29)
    )
    enter_terms(actor=secretary, year=year, entries=[half], now=now)
    entry = listed_classes(year)["7Б"]
    other = ClassEntry(name="7Б", grade=8, shift=entry.shift, scheme="Полугодия", room=entry.room)
    enter_classes(actor=secretary, year=year, entries=[other], now=now)
    for course in (school_7.algebra, school_7.english_one):
        fresh = Course.objects.get(pk=course.pk)
        assert (fresh.grade, fresh.scheme.name) == (8, "Полугодия")
    assert Course.objects.get(pk=school_7.russian.pk).scheme.name != "Полугодия"


@pytest.mark.req("R-1.6-c")
def test_a_new_guardian_begins_today(secretary: Actor, year: SchoolYear, now: datetime) -> None:
    enter_pupils(actor=secretary, entries=[NEWCOMER], now=now)
    mother = GuardianEntry(
        last_name="Белых", first_name="Яна", file_number="Н-1", who="мама", kind="mother"
    )
    people = enter_guardians(actor=secretary, entries=[mother], now=now)
    known = GuardianEntry(
        last_name="Белых", first_name="Яна", file_number="Н-1", who=str(people["мама"]),
        kind="mother",
    )  # fmt: skip
    assert enter_guardians(actor=secretary, entries=[known], now=now) == {}
    logins = give_accounts(
        actor=secretary, logins={people["мама"]: ""}, now=now, password="сирень у калитки"
    )
    assert list(logins.values()) == ["belykh.y"]
    account = Person.objects.get(pk=people["мама"]).account_id
    assert account is not None
    today = load_actor(account_id=account, now=now)
    yesterday = load_actor(account_id=account, now=now - timedelta(days=1))
    assert today is not None
    assert yesterday is not None
    assert today.grants
    assert not yesterday.grants


def _fields(entry: PupilEntry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in entry.__dataclass_fields__}
