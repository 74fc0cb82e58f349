from __future__ import annotations

from django.urls import path

from zhurnal.journal.views import entries

app_name = "journal"
urlpatterns = [
    path("entries/", entries.write, name="entries"),
]
