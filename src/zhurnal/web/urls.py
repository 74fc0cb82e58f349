from __future__ import annotations

from django.urls import path

from zhurnal.web.views import preferences, public, styleguide

app_name = "web"
urlpatterns = [
    path("styleguide/", styleguide.show, name="styleguide"),
    path("language/", preferences.choose_language, name="language"),
    path("theme/", preferences.choose_theme, name="theme"),
    path("healthz", public.healthz, name="healthz"),
    path("robots.txt", public.robots, name="robots"),
    path("favicon.ico", public.favicon, name="favicon"),
    path("app.webmanifest", public.manifest, name="manifest"),
]
