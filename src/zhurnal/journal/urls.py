from __future__ import annotations

from django.urls import URLPattern, path

from zhurnal.journal.views import entries, history, journal_page, journal_pages

app_name = "journal"
urlpatterns: list[URLPattern] = [
    path("", journal_pages.show, name="pages"),
    path("entries/", entries.write, name="entries"),
    path("history/<uuid:lesson_id>/", history.of_lesson, name="lesson_history"),
    path("history/<uuid:lesson_id>/<uuid:pupil_id>/", history.of_cell, name="cell_history"),
    path("<uuid:course_id>/", journal_page.show, name="page"),
]
