from __future__ import annotations

from django.urls import path

from zhurnal.accounts.views.password import password
from zhurnal.accounts.views.schools import schools
from zhurnal.accounts.views.sessions import end
from zhurnal.accounts.views.sign_in import sign_in
from zhurnal.accounts.views.sign_out import sign_out

app_name = "accounts"
urlpatterns = [
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-out/", sign_out, name="sign_out"),
    path("password/", password, name="password"),
    path("schools/", schools, name="schools"),
    path("sessions/end/", end, name="end_sessions"),
]
