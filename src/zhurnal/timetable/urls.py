from __future__ import annotations

from django.urls import path

from zhurnal.timetable.views import calendar, editor, week
from zhurnal.timetable.views.board import board, wall
from zhurnal.timetable.views.lesson_changes import change, lessons
from zhurnal.timetable.views.lesson_changes import end as end_change
from zhurnal.timetable.views.pay import book, month
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
    path("substitutions/board/", board, name="board"),
    path("substitutions/wall/", wall, name="wall"),
    path("substitutions/month/", month, name="pay"),
    path("substitutions/month.xlsx", book, name="pay_book"),
    path("substitutions/lessons/", lessons, name="lessons"),
    path("substitutions/lessons/<uuid:lesson_id>/", change, name="change_lesson"),
    path(
        "substitutions/lessons/<uuid:lesson_id>/<uuid:change_id>/end/",
        end_change,
        name="end_change",
    ),
    path("substitutions/<uuid:lesson_id>/end/", end, name="end_substitution"),
    path("timetable/edit/", editor.show, name="editor"),
    path("timetable/edit/acts/", editor.act, name="act"),
    path("timetable/edit/places/", editor.places, name="places"),
    path("timetable/", week.show, name="week"),
]
