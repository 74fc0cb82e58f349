from __future__ import annotations

from django.urls import path

from zhurnal.deadlines.views import reopenings

app_name = "deadlines"
urlpatterns = [
    path("", reopenings.show, name="reopenings"),
    path("reopen/", reopenings.reopen, name="reopen"),
    path("<uuid:reopening_id>/end/", reopenings.end, name="end"),
]
