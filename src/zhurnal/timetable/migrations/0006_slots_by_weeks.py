from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("school", "0003_movement_orders"),
        ("tenancy", "0001_initial"),
        ("timetable", "0005_off_calendar"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="weeklyslot",
            name="timetable_slot_once",
        ),
        migrations.AddConstraint(
            model_name="weeklyslot",
            constraint=models.UniqueConstraint(
                fields=("course", "weekday", "number", "weeks", "valid_from", "school"),
                name="timetable_slot_once",
            ),
        ),
    ]
