"""Nothing of the journal is lost because something else was deleted.

Source: M-7.
"""

from __future__ import annotations

from django.apps import apps
from django.db.models import PROTECT, ForeignKey, Model

OURS = [model for model in apps.get_models() if model.__module__.startswith("zhurnal.")]
# What goes with its owner, and why nothing of a school is lost by it.
GOES_ALONG = {
    "accounts.Session.account": "a browser that is signed in",
}


def not_protected(models: list[type[Model]]) -> set[str]:
    """Keys that would let a row go, or lose its link, with the row it points at."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in models
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey) and field.remote_field.on_delete is not PROTECT
    }


def test_no_row_goes_because_another_was_deleted() -> None:
    assert OURS
    assert not_protected(OURS) - GOES_ALONG.keys() == set()


def test_excuses_are_for_keys_that_exist() -> None:
    assert GOES_ALONG.keys() <= not_protected(OURS)


def test_a_key_that_cascades_is_noticed() -> None:
    assert "auth.Permission.content_type" in not_protected([apps.get_model("auth", "Permission")])
