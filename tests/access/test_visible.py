"""`x in visible_*(actor)` ⇔ the page answers 200, whatever roles somebody holds.

Source: layout §7; standards S1.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import a_guardian, a_role, a_staff_member, teaches
from tests.cast import TODAY, Cast, Strangers
from tests.fixtures import sign_in
from zhurnal.access.models import LessonGrant
from zhurnal.access.queries.explain import Explanation, explain, the_thing
from zhurnal.access.queries.load_actor import load_actor
from zhurnal.access.queries.visible import visible_classes, visible_courses, visible_pupils
from zhurnal.access.roles import RoleCode, ScopeKind
from zhurnal.school.models import ClassGroup, Course, Pupil

days = st.integers(-3, 3).map(lambda offset: TODAY + timedelta(days=offset))
spans = st.tuples(days, st.none() | days).filter(lambda span: span[1] is None or span[0] <= span[1])
Deed = Callable[[Cast, date, "date | None"], object]


def office(role: RoleCode) -> Deed:
    return lambda cast, since, before: a_role(cast.zoya, role, since=since, before=before)


def homeroom(name: str) -> Deed:
    return lambda cast, since, before: a_role(
        cast.zoya,
        RoleCode.HOMEROOM_TEACHER,
        class_group=getattr(cast, name).row,
        since=since,
        before=before,
    )


def teaching(name: str) -> Deed:
    return lambda cast, since, before: teaches(
        cast.zoya.staffmember_set.first() or a_staff_member(cast.zoya),
        getattr(cast, name),
        since=since,
        before=before,
    )


def guarding(name: str) -> Deed:
    return lambda cast, since, before: a_guardian(
        cast.zoya, getattr(cast, name), since=since, before=before
    )


def substituting(cast: Cast, since: date, before: date | None) -> object:
    """Reading ends last of all."""
    return LessonGrant.objects.create(
        person=cast.zoya,
        course=cast.algebra,
        lesson_id=cast.lessons[-1].pk,
        valid_from=since,
        writes_before=since,
        valid_before=before or date.max,
    )


DEEDS = {
    "algebra for a lesson": substituting,
    "head": office(RoleCode.HEAD),
    "secretary": office(RoleCode.SECRETARY),
    "administrator": office(RoleCode.ADMINISTRATOR),
    "homeroom of 7Б": homeroom("class_7b"),
    "homeroom of 5А": homeroom("class_5a"),
    "algebra": teaching("algebra"),
    "English 1": teaching("english_one"),
    "Russian": teaching("russian"),
    "Ivan's guardian": guarding("pupil_ivan"),
    "Darya's guardian": guarding("pupil_darya"),
}
lives = st.dictionaries(st.sampled_from(sorted(DEEDS)), spans, max_size=4)
PAGES = {
    Course: ("journal:page", visible_courses),
    ClassGroup: ("journal:class", visible_classes),
    Pupil: ("diary:week", visible_pupils),
}


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(life=lives)
def test_what_is_visible_is_what_opens(
    cast: Cast, strangers: Strangers, now: datetime, life: dict[str, Any]
) -> None:
    with transaction.atomic():
        compare(cast, strangers, now, life)
        transaction.set_rollback(True)


def compare(cast: Cast, strangers: Strangers, now: datetime, life: dict[str, Any]) -> None:
    """Zoya gets the roles; every page then opens or does not, as the visible rows say."""
    with cast.inside():
        for deed, (since, before) in life.items():
            DEEDS[deed](cast, since, before)
        actor = load_actor(account_id=cast.zoya.account_id or 0, now=now)
        assert actor is not None
        expected = {
            (name, row.pk): row in visible
            for model, (name, rows) in PAGES.items()
            for visible in [list(rows(actor))]
            for row in model.objects.all()
        }
        said = {
            (name, row.pk): allows(explain(actor, thing))
            for model, (name, _) in PAGES.items()
            for row in model.objects.all()
            if (thing := the_thing(KINDS[model], row.pk, actor))
        }
    assert said == expected, "the explanation says something else"
    expected |= {("journal:page", strangers.course.pk): False}
    expected |= {("diary:week", strangers.pupil.pk): False}
    browser = sign_in(Client(), cast.zoya)
    opened = {key: browser.get(url).status_code for key in expected if (url := address(*key))}
    assert opened
    assert opened == {key: 200 if expected[key] else 404 for key in opened}


KINDS = {Course: ScopeKind.COURSE, ClassGroup: ScopeKind.CLASS, Pupil: ScopeKind.PUPIL}


def allows(answers: list[Explanation]) -> bool:
    """Whether the first right asked of a thing, to read it, is given."""
    return bool(answers[0].grants)


def address(name: str, pk: Any) -> str:
    """The page of a thing; none while nobody has written it."""
    try:
        return reverse(name, args=[pk])
    except NoReverseMatch:
        return ""
