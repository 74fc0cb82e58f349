"""Schools are kept apart by the shape of the tables; the system check knows the rules."""

from __future__ import annotations

from io import StringIO

from django.apps import apps
from django.core.checks.registry import registry
from django.core.management import call_command
from django.db.models import ForeignKey, Model

OURS = [model for model in apps.get_models() if model.__module__.startswith("zhurnal.")]
# Above schools: the school itself, accounts, and which account is at which school.
ABOVE_SCHOOLS = {
    "tenancy.School", "tenancy.Region", "accounts.Account", "accounts.Membership",
    "accounts.Session", "accounts.SignInAttempt",
}  # fmt: skip


def without_school(models: list[type[Model]]) -> list[str]:
    """Tables whose rows belong to nobody."""
    return [
        model._meta.label
        for model in models
        if not any(field.name == "school" for field in model._meta.get_fields())
    ]


def test_every_table_has_its_school_but_those_above_schools() -> None:
    assert OURS
    assert set(without_school(OURS)) <= ABOVE_SCHOOLS


def test_a_table_without_a_school_is_noticed() -> None:
    assert "auth.Group" in without_school(apps.get_models())


def test_the_system_check_of_the_data_rules_is_at_work_and_finds_nothing() -> None:
    assert any(
        check.__module__.startswith("zhurnal.tenancy") for check in registry.registered_checks
    )
    call_command("check", fail_level="WARNING", stdout=StringIO(), stderr=StringIO())


def test_tables_point_at_one_row_by_one_column() -> None:
    """No one-to-one and no hidden many-to-many: both make keys that a school cannot be part of."""
    hidden = [
        str(field)
        for model in OURS
        for field in model._meta.get_fields()
        if field.many_to_many or (field.one_to_one and isinstance(field, ForeignKey))
    ]
    assert hidden == []
