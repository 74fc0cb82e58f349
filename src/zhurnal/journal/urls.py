from __future__ import annotations

from django.urls import URLPattern, path

from zhurnal.journal.views import entries, lesson, lesson_parts

app_name = "journal"
urlpatterns: list[URLPattern] = [
    path("entries/", entries.write, name="entries"),
    path("lesson/<uuid:lesson_id>/", lesson.show, name="lesson"),
    path("lesson/<uuid:lesson_id>/attendance/", lesson_parts.attendance, name="attendance"),
    path("lesson/<uuid:lesson_id>/late/", lesson_parts.late, name="late"),
    path("lesson/<uuid:lesson_id>/topic/", lesson_parts.topic, name="topic"),
    path("lesson/<uuid:lesson_id>/mark/", lesson_parts.mark, name="mark"),
    path("lesson/<uuid:lesson_id>/work/", lesson_parts.work, name="work"),
    path("lesson/<uuid:lesson_id>/homework/", lesson_parts.homework, name="homework"),
    path("lesson/<uuid:lesson_id>/withdraw/", lesson_parts.withdraw, name="withdraw"),
]
