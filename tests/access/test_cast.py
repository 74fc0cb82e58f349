"""The cast is what its description says: tests of rights lean on it."""

from __future__ import annotations

from tests.builders import PASSWORD, newcomers
from tests.cast import Cast, Strangers
from zhurnal.accounts.models import Account
from zhurnal.school.models import Enrolment, Pupil


def test_everybody_named_has_an_account_and_the_same_password(cast: Cast) -> None:
    people = [getattr(cast, name) for name in ("anna", "vera", "ivan", "head", "zoya")]
    for account in Account.objects.filter(pk__in=[person.account_id for person in people]):
        assert account.check_password(PASSWORD)


def test_newcomers_come_on_top_of_the_six_of_7b(school_7: Cast) -> None:
    newcomers(school_7.class_7b, 3, school_7.english_1)
    assert Enrolment.objects.filter(class_group=school_7.class_7b.row).count() == 9
    assert school_7.english_1.memberships.count() == 6


def test_each_school_sees_its_own_pupils_alone(cast: Cast, strangers: Strangers) -> None:
    with cast.inside():
        assert Pupil.objects.count() == 8
        assert not Pupil.objects.filter(pk=strangers.pupil.pk).exists()
    with strangers.inside():
        assert list(Pupil.objects.all()) == [strangers.pupil]
