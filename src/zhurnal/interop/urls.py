from __future__ import annotations

from django.urls import path

from zhurnal.interop.views import plan_table
from zhurnal.interop.views.export import export
from zhurnal.interop.views.preview import preview
from zhurnal.interop.views.run import run
from zhurnal.interop.views.start import drop, start, template
from zhurnal.interop.views.take import take

app_name = "interop"
urlpatterns = [
    path("", start, name="start"),
    path("template.xlsx", template, name="template"),
    path("export/", export, name="export"),
    path("preview/", preview, name="preview"),
    path("runs/<uuid:run_id>/", run, name="run"),
    path("take/", take, name="take"),
    path("drop/", drop, name="drop"),
    path("plan/<uuid:plan_id>/", plan_table.bring, name="plan"),
    path("plan/<uuid:plan_id>/take/", plan_table.take, name="take_plan"),
]
