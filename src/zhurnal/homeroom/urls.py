from __future__ import annotations

from django.urls import URLPattern, path

from zhurnal.homeroom.views import desk, month, paper, papers, pupil, start

app_name = "homeroom"
urlpatterns: list[URLPattern] = [
    path("", start.show, name="start"),
    path("<uuid:class_id>/", desk.show, name="desk"),
    path("<uuid:class_id>/excuse/", desk.excuse, name="excuse"),
    path("<uuid:class_id>/month/", month.show, name="month"),
    path("<uuid:class_id>/pupil/<uuid:pupil_id>/", pupil.show, name="pupil"),
    path("<uuid:class_id>/pupil/<uuid:pupil_id>/reason/", pupil.reason, name="reason"),
    path("<uuid:class_id>/pupil/<uuid:pupil_id>/correct/", pupil.correct, name="correct"),
    path("<uuid:class_id>/papers/", papers.show, name="papers"),
    path("<uuid:class_id>/papers/event/", papers.event, name="event"),
    path("<uuid:class_id>/papers/exemption/", papers.exemption, name="exemption"),
    path(
        "<uuid:class_id>/papers/exemption/<uuid:exemption_id>/withdraw/",
        papers.drop_exemption,
        name="withdraw_exemption",
    ),
    path("<uuid:class_id>/papers/<uuid:document_id>/", paper.show, name="paper"),
    path("<uuid:class_id>/papers/<uuid:document_id>/apply/", paper.apply, name="apply"),
    path("<uuid:class_id>/papers/<uuid:document_id>/scan/", paper.scan, name="scan"),
    path("<uuid:class_id>/papers/<uuid:document_id>/withdraw/", paper.withdraw, name="withdraw"),
]
