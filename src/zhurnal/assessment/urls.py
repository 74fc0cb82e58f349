from __future__ import annotations

from django.urls import path

from zhurnal.assessment.views.act import scan, show
from zhurnal.assessment.views.edit import edit, example

app_name = "assessment"
urlpatterns = [
    path("", show, name="act"),
    path("edit/", edit, name="edit"),
    path("example/", example, name="example"),
    path("scan/<uuid:version>/", scan, name="scan"),
]
