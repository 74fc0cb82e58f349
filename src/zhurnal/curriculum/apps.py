from __future__ import annotations

from django.apps import AppConfig


class CurriculumConfig(AppConfig):
    name = "zhurnal.curriculum"
    label = "curriculum"
