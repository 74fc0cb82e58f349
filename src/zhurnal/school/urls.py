from __future__ import annotations

from django.urls import path

from zhurnal.school.views import arrival, movement, order, roll, roll_over

app_name = "school"
urlpatterns = [
    path("movement/", movement.show, name="movement"),
    path("movement/arrival/", arrival.show, name="arrival"),
    path("movement/new/", order.show, name="order"),
    path("movement/<uuid:order_id>/back/", movement.take_back, name="take_order_back"),
    path("next-year/", roll_over.show, name="roll_over"),
    path("roll/", roll.show, name="roll"),
]
