from __future__ import annotations

from django.apps import AppConfig


class HomeroomConfig(AppConfig):
    name = "zhurnal.homeroom"
    label = "homeroom"
