from __future__ import annotations

from django.urls import path

from zhurnal.timetable.views import calendar, week
from zhurnal.timetable.views.substitutions import end, show, undo

app_name = "timetable"
urlpatterns = [
    path("calendar/", calendar.show, name="calendar"),
    path("calendar/days/", calendar.order, name="order_days"),
    path("calendar/days/end/", calendar.end, name="end_days"),
    path("calendar/holidays/", calendar.holiday, name="holiday"),
    path("calendar/holidays/<uuid:holiday_id>/", calendar.holiday, name="known_holiday"),
    path("substitutions/", show, name="substitutions"),
    path("substitutions/acts/<uuid:act>/undo/", undo, name="undo_substitutions"),
    path("substitutions/<uuid:lesson_id>/end/", end, name="end_substitution"),
    path("timetable/", week.show, name="week"),
]
