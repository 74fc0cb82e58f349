from __future__ import annotations

from django.urls import path

from zhurnal.curriculum.views import approval, plan, plans, schedule

app_name = "curriculum"
urlpatterns = [
    path("", plans.show, name="plans"),
    path("schedule/", schedule.show, name="schedule"),
    path("begin/", plans.begin, name="begin"),
    path("<uuid:plan_id>/", plan.show, name="plan"),
    path("<uuid:plan_id>/line/", plan.write, name="line"),
    path("<uuid:plan_id>/submit/", approval.submit, name="submit"),
    path("<uuid:plan_id>/approve/", approval.approve, name="approve"),
    path("<uuid:plan_id>/return/", approval.give_back, name="return"),
    path("<uuid:plan_id>/corrections/", approval.corrections, name="corrections"),
]
