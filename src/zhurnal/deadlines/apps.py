from __future__ import annotations

from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    name = "zhurnal.deadlines"
    label = "deadlines"
