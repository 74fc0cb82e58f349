from __future__ import annotations

from django.urls import URLPattern, path

from zhurnal.journal.views import (
    brought,
    correction,
    entries,
    history,
    journal_changes,
    journal_page,
    journal_pages,
    lesson,
    lesson_panel,
    lesson_parts,
    plan_fact,
    topics_page,
)

app_name = "journal"
urlpatterns: list[URLPattern] = [
    path("", journal_pages.show, name="pages"),
    path("brought/", brought.choose, name="brought"),
    path("brought/<uuid:pupil_id>/", brought.show, name="brought_of"),
    path(
        "brought/<uuid:pupil_id>/<uuid:paper_id>/withdraw/",
        brought.withdraw,
        name="withdraw_brought",
    ),
    path("brought/<uuid:pupil_id>/<uuid:paper_id>/scan/", brought.scan, name="brought_scan"),
    path("fulfilment/", plan_fact.overview, name="fulfilment"),
    path("entries/", entries.write, name="entries"),
    path("corrections/<uuid:correction_id>/seen/", correction.seen, name="correction_seen"),
    path("history/<uuid:lesson_id>/", history.of_lesson, name="lesson_history"),
    path("history/<uuid:lesson_id>/<uuid:pupil_id>/", history.of_cell, name="cell_history"),
    path("lesson/<uuid:lesson_id>/", lesson.show, name="lesson"),
    path("lesson/<uuid:lesson_id>/panel/", lesson_panel.show, name="lesson_panel"),
    path("lesson/<uuid:lesson_id>/attendance/", lesson_parts.attendance, name="attendance"),
    path("lesson/<uuid:lesson_id>/late/", lesson_parts.late, name="late"),
    path("lesson/<uuid:lesson_id>/topic/", lesson_parts.topic, name="topic"),
    path("lesson/<uuid:lesson_id>/mark/", lesson_parts.mark, name="mark"),
    path("lesson/<uuid:lesson_id>/work/", lesson_parts.work, name="work"),
    path("lesson/<uuid:lesson_id>/homework/", lesson_parts.homework, name="homework"),
    path("lesson/<uuid:lesson_id>/withdraw/", lesson_parts.withdraw, name="withdraw"),
    path("<uuid:course_id>/", journal_page.show, name="page"),
    path("<uuid:course_id>/changes/", journal_changes.show, name="changes"),
    path("<uuid:course_id>/plan/", plan_fact.show, name="plan"),
    path("<uuid:course_id>/topics/", topics_page.show, name="topics"),
]
