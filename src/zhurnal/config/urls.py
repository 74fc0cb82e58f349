"""Every address of the installation, subject by subject."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("zhurnal.home.urls")),
    path("", include("zhurnal.web.urls")),
    path("account/", include("zhurnal.accounts.urls")),
    path("access/", include("zhurnal.access.urls")),
    path("assessment/", include("zhurnal.assessment.urls")),
    path("school/", include("zhurnal.school.urls")),
    path("", include("zhurnal.results.urls")),
    path("journal/", include("zhurnal.journal.urls")),
    path("plans/", include("zhurnal.curriculum.urls")),
    path("class/", include("zhurnal.homeroom.urls")),
    path("diary/", include("zhurnal.diary.urls")),
    path("reopenings/", include("zhurnal.deadlines.urls")),
    path("control/", include("zhurnal.control.urls")),
    path("import/", include("zhurnal.interop.urls")),
    path("", include("zhurnal.timetable.urls")),
]

handler400 = "zhurnal.web.views.errors.bad_request"
handler403 = "zhurnal.web.views.errors.forbidden"
handler404 = "zhurnal.web.views.errors.not_found"
handler500 = "zhurnal.web.views.errors.server_error"
