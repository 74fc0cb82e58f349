from __future__ import annotations

from django.apps import AppConfig


class SchoolConfig(AppConfig):
    name = "zhurnal.school"
    label = "school"
