from __future__ import annotations

from django.urls import path

from zhurnal.access.views.explain import explain
from zhurnal.access.views.homerooms import end, homerooms
from zhurnal.access.views.me import me
from zhurnal.access.views.passwords import issue, passwords
from zhurnal.access.views.roles import roles

app_name = "access"
urlpatterns = [
    path("me/", me, name="me"),
    path("roles/", roles, name="roles"),
    path("homerooms/", homerooms, name="homerooms"),
    path("homerooms/<uuid:assignment_id>/end/", end, name="end_homeroom"),
    path("explain/", explain, name="explain"),
    path("passwords/", passwords, name="passwords"),
    path("passwords/issue/", issue, name="issue_passwords"),
]
