"""Every table says which of its fields are personal data; export and erasure read that list."""

from __future__ import annotations

import re

from django.apps import apps
from django.db.models import Model

OURS = [model for model in apps.get_models() if model.__module__.startswith("zhurnal.")]
# Words in a field's name that mean a person, wherever they stand.
TELLING = re.compile(
    r"(^|_)(first_name|last_name|patronymic|full_name|actor_name|birth\w*|born\w*|sex|gender"
    r"|phone|email|e_mail|address|snils|passport|ip|username|login|photo"
    r"|medical|health|diagnosis|reason|comment|remark)($|_)"
)
# Fields with a telling name that tell nothing of a person, and why.
NOT_PERSONAL = {
    "accounts.SignInAttempt.address_key": "a keyed digest: nobody can read it back",
    "accounts.SignInAttempt.login_key": "a keyed digest: nobody can read it back",
}


def faults(models: list[type[Model]]) -> list[str]:
    """Tables that do not say, fields that do not exist, telling fields that are not listed."""
    found = []
    for model in models:
        declared = model.__dict__.get("personal")
        if not isinstance(declared, set | frozenset):
            found.append(f"{model._meta.label}: no `personal = {{…}}` of its own")
            continue
        names = {field.name for field in model._meta.concrete_fields}
        telling = {name for name in names if TELLING.search(name)}
        excused = {name for name in telling if f"{model._meta.label}.{name}" in NOT_PERSONAL}
        found += [f"{model._meta.label}.{name}: no such field" for name in declared - names]
        found += [f"{model._meta.label}.{name}: personal?" for name in telling - declared - excused]
    return sorted(found)


def test_every_table_says_which_fields_are_personal() -> None:
    assert OURS
    assert faults(OURS) == []


def test_a_table_that_does_not_say_is_noticed() -> None:
    assert faults([apps.get_model("auth", "Group")])


def test_excuses_are_for_fields_that_exist() -> None:
    known = {f"{model._meta.label}.{field.name}" for model in OURS for field in model._meta.fields}
    assert NOT_PERSONAL.keys() <= known
