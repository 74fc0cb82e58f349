from __future__ import annotations

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "zhurnal.assessment"
    label = "assessment"
