from __future__ import annotations

from django.urls import path

from zhurnal.timetable.views.substitutions import end, show, undo

app_name = "timetable"
urlpatterns = [
    path("", show, name="substitutions"),
    path("acts/<uuid:act>/undo/", undo, name="undo_substitutions"),
    path("<uuid:lesson_id>/end/", end, name="end_substitution"),
]
