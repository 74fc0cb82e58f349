from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "zhurnal.web"
    label = "web"

    def ready(self) -> None:
        from zhurnal.web import checks  # noqa: F401 - registers itself
