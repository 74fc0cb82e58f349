from __future__ import annotations

from django.urls import URLPattern, path

from zhurnal.journal.views import entries, journal_page, journal_pages

app_name = "journal"
urlpatterns: list[URLPattern] = [
    path("", journal_pages.show, name="pages"),
    path("entries/", entries.write, name="entries"),
    path("<uuid:course_id>/", journal_page.show, name="page"),
]
