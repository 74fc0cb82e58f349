from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import Tags, register


class TenancyConfig(AppConfig):
    name = "zhurnal.tenancy"
    label = "tenancy"

    def ready(self) -> None:
        from zhurnal.tenancy import checks  # the models must be there first

        register(checks.check_engines)
        register(checks.check_tables, Tags.models)
