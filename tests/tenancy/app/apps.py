from __future__ import annotations

from django.apps import AppConfig


class TenancyTestConfig(AppConfig):
    name = "tests.tenancy.app"
    label = "tenancy_app"
