from __future__ import annotations

from django.urls import URLPattern, path

from zhurnal.results.views import class_results, course, entries, result

app_name = "results"
_CELL = "journal/<uuid:course_id>/results/<uuid:pupil_id>/<slug:column>/"
urlpatterns: list[URLPattern] = [
    path("results/entries/", entries.write, name="entries"),
    path("class/results/", class_results.classes, name="classes"),
    path("class/<uuid:class_id>/results/", class_results.show, name="class"),
    path("journal/<uuid:course_id>/results/", course.show, name="course"),
    path(_CELL, result.show, name="result"),
    path(f"{_CELL}why/", result.why, name="why"),
    path(f"{_CELL}write/", result.write, name="write"),
]
