from __future__ import annotations

from django.urls import path

from zhurnal.diary.views import absence, results, start, subject, subjects, timetable, week

app_name = "diary"
urlpatterns = [
    path("", start.show, name="start"),
    path("<uuid:pupil_id>/", week.show, name="week"),
    path("<uuid:pupil_id>/absence/", absence.show, name="absence"),
    path(
        "<uuid:pupil_id>/absence/<uuid:notice_id>/withdraw/",
        absence.withdraw,
        name="withdraw_notice",
    ),
    path("<uuid:pupil_id>/results/", results.show, name="results"),
    path("<uuid:pupil_id>/results/<uuid:course_id>/<slug:column>/", results.why, name="result"),
    path("<uuid:pupil_id>/timetable/", timetable.show, name="timetable"),
    path("<uuid:pupil_id>/subjects/", subjects.show, name="subjects"),
    path("<uuid:pupil_id>/subjects/<uuid:course_id>/", subject.show, name="subject"),
]
