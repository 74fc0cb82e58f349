from __future__ import annotations

from django.urls import path

from zhurnal.control.views import desk

app_name = "control"
urlpatterns = [
    path("", desk.show, name="desk"),
    path("duties/", desk.duties, name="duties"),
    path("duties/<uuid:duty_id>/waive/", desk.waive, name="waive"),
]
