from __future__ import annotations

from django.urls import path

from zhurnal.journal.views import entries, history

app_name = "journal"
urlpatterns = [
    path("entries/", entries.write, name="entries"),
    path("history/<uuid:lesson_id>/", history.of_lesson, name="lesson_history"),
    path("history/<uuid:lesson_id>/<uuid:pupil_id>/", history.of_cell, name="cell_history"),
]
