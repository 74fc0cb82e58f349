from __future__ import annotations

from django.urls import path

from zhurnal.home.views import day, start

app_name = "home"
urlpatterns = [
    path("", start.show, name="start"),
    path("day/", day.show, name="day"),
]
