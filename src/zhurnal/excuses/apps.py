from __future__ import annotations

from django.apps import AppConfig


class ExcusesConfig(AppConfig):
    name = "zhurnal.excuses"
    label = "excuses"
