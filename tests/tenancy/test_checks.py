"""Every rule of the data model is broken once, and the check says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey  # noqa: TID251 -- what is refused
from django.contrib.contenttypes.models import ContentType
from django.core.checks import run_checks
from django.db import models
from django.test.utils import isolate_apps

from tests.tenancy.app.models import Lesson, Person, Subject
from zhurnal.tenancy.checks import check_engines, check_model
from zhurnal.tenancy.fields import SchoolKey, TenantForeignKey
from zhurnal.tenancy.models import ReferenceModel, School, TenantModel
from zhurnal.tenancy.uuid7 import uuid7


def tenant(**members: Any) -> type[models.Model]:
    return make(TenantModel, **members)


def make(*bases: type, **members: Any) -> type[models.Model]:
    names = {"__module__": __name__, "Meta": type("Meta", (), {"app_label": "tenancy_app"})}
    return type("Broken", bases or (models.Model,), {**names, **members})


def meta(**options: Any) -> type:
    return type("Meta", (), {"app_label": "tenancy_app", **options})


BROKEN: dict[str, list[Callable[[], type[models.Model]]]] = {
    "tenancy.E002": [
        lambda: make(id=models.UUIDField(primary_key=True, default=uuid7), school=SchoolKey()),
        lambda: tenant(school=SchoolKey(null=True)),
        lambda: tenant(school=SchoolKey(db_index=True)),
        lambda: tenant(school=None, owner=SchoolKey()),
    ],
    "tenancy.E003": [
        lambda: make(Lesson),
    ],
    "tenancy.E004": [
        lambda: tenant(id=models.BigAutoField(primary_key=True)),
        lambda: tenant(id=models.UUIDField(primary_key=True)),
    ],
    "tenancy.E005": [
        lambda: tenant(pupil=TenantForeignKey(Person, db_index=True)),
        lambda: tenant(subject=models.ForeignKey(Subject, models.PROTECT, related_name="+")),
    ],
    "tenancy.E006": [
        lambda: tenant(pupil=models.ForeignKey(Person, models.PROTECT, db_index=False)),
        lambda: tenant(subject=TenantForeignKey(Subject, related_name="+")),
    ],
    "tenancy.E007": [
        lambda: tenant(kind=to_control(related_name="+")),
        lambda: make(ReferenceModel, kind=to_control()),
    ],
    "tenancy.E008": [
        lambda: tenant(subject=models.ForeignKey(Subject, models.PROTECT, db_index=False)),
    ],
    "tenancy.E009": [
        lambda: tenant(pupil=models.OneToOneField(Person, models.PROTECT)),  # noqa: TID251
        lambda: tenant(thing=GenericForeignKey("kind", "number")),
    ],
    "tenancy.E010": [
        lambda: tenant(pupils=models.ManyToManyField(Person)),  # noqa: TID251
        lambda: make(pupils=models.ManyToManyField(Person)),  # noqa: TID251
        lambda: tenant(subjects=models.ManyToManyField(Subject)),  # noqa: TID251
    ],
    "tenancy.E011": [
        lambda: tenant(number=models.IntegerField(unique=True)),
        lambda: tenant(
            number=models.IntegerField(), Meta=meta(unique_together=[("number", "school")])
        ),
    ],
    "tenancy.E012": [
        lambda: numbered(models.UniqueConstraint(fields=["number"], name="broken_number")),
        lambda: numbered(models.UniqueConstraint("number", name="broken_number")),
    ],
    "tenancy.E013": [
        lambda: make(pupil=models.ForeignKey(Person, models.PROTECT)),
        lambda: make(ReferenceModel, pupil=models.ForeignKey(Person, models.PROTECT)),
        lambda: make(ReferenceModel, pupil=TenantForeignKey(Person)),
    ],
    "tenancy.E014": [
        lambda: make(__module__="zhurnal.accounts.models", id=models.AutoField(primary_key=True)),
    ],
}


def to_control(**options: Any) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(ContentType, models.PROTECT, db_index=False, **options)


def numbered(constraint: models.BaseConstraint) -> type[models.Model]:
    return tenant(number=models.IntegerField(), Meta=meta(constraints=[constraint]))


@pytest.mark.parametrize(
    ("code", "build"), [(code, build) for code, builds in BROKEN.items() for build in builds]
)
@isolate_apps("tests.tenancy.app")
def test_a_broken_rule_is_named(code: str, build: Callable[[], type[models.Model]]) -> None:
    assert code in {problem.id for problem in check_model(build())}


@pytest.mark.parametrize(
    "build",
    [
        lambda: tenant(pupil=TenantForeignKey(Person, related_name="+")),
        lambda: tenant(
            subject=models.ForeignKey(Subject, models.PROTECT, db_index=False, related_name="+")
        ),
        lambda: tenant(kind=to_control(related_name="+", db_constraint=False)),
        lambda: make(Lesson, Meta=meta(proxy=True)),
        lambda: numbered(models.UniqueConstraint("number", "school", name="number")),
        lambda: numbered(models.UniqueConstraint(fields=["school", "number"], name="number")),
        lambda: numbered(models.CheckConstraint(condition=models.Q(number=1), name="number")),
        lambda: make(school=models.ForeignKey(School, models.PROTECT), kind=to_control()),
        lambda: make(ReferenceModel, subject=models.ForeignKey(Subject, models.PROTECT)),
    ],
)
@isolate_apps("tests.tenancy.app")
def test_a_sound_table_is_left_alone(build: Callable[[], type[models.Model]]) -> None:
    assert list(check_model(build())) == []


def test_an_engine_that_knows_no_schools_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_engines() == []
    plain = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    monkeypatch.setitem(settings.DATABASES, "other", plain)
    assert [problem.id for problem in check_engines()] == ["tenancy.E001"]


def test_every_table_of_the_product_keeps_the_rules() -> None:
    assert [str(p) for p in run_checks() if str(p.id).startswith("tenancy.")] == []
    assert apps.get_model("tenancy.School") is School
