"""A school for the server that will be killed: `python -m tests.durability.school` makes it.

Prints what a device needs to write: the session's cookie, a lesson, a work, pupils. Everything is
long past, so that the server's real clock lets entries in whenever the test runs.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Any

import django

LONG_AGO, THAT_DAY = date(2000, 9, 1), date(2001, 1, 15)
PUPILS = 120


def make() -> dict[str, Any]:
    """Make the school, sign its teacher in, and say what there is."""
    from django.conf import settings
    from django.test import Client

    from tests.builders import (
        a_class,
        a_course,
        a_group,
        a_lesson,
        a_person,
        a_school,
        a_staff_member,
        a_work,
        in_group,
        newcomers,
        teaches,
    )
    from tests.fixtures import sign_in
    from zhurnal.tenancy.scope import school_scope

    school = a_school("Школа № 7")
    with school_scope(school.pk):
        person = a_person("Петрова Анна Сергеевна", login="petrova.as")
        teacher, whole = a_staff_member(person), a_class("7Б")
        group = a_group("7Б алг.", whole.row)
        pupils = newcomers(whole, PUPILS)
        in_group(group, *pupils, since=LONG_AGO)
        course = a_course("Алгебра", group)
        teaches(teacher, course, since=LONG_AGO)
        lesson = a_lesson(course, on=THAT_DAY, teacher=teacher)
        work = a_work(lesson, "test")
    browser = sign_in(Client(), person)
    return {
        "cookie": f"{settings.SESSION_COOKIE_NAME}="
        f"{browser.cookies[settings.SESSION_COOKIE_NAME].value}",
        "csrf": settings.CSRF_COOKIE_NAME,
        "lesson": str(lesson.pk),
        "work": str(work.pk),
        "pupils": [str(pupil.pk) for pupil in pupils],
    }


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(make()))
