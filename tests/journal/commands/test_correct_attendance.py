"""The homeroom teacher corrects a fact with a reason only, and the subject teacher is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from tests.excuses.papers import absent
from tests.journal.writing import last_event, trail_of, write
from zhurnal.journal.models import Absence, AttendanceCorrection


def correct(cast: Cast, now: datetime, row: Absence, who: str = "galina", **fields: Any) -> str:
    """The code of the verdict on a correction of Ivan's absence; empty if it was made."""
    named = {"lesson": row.lesson_id, "pupil": row.pupil_id, "version": row.version}
    entry = {"fact": "present", **named, **fields}
    return write(cast, getattr(cast, who), now, "correct_attendance", **entry).verdict.code


@pytest.mark.req("R-2.9-b")
def test_the_homeroom_teacher_makes_somebody_present_with_a_reason_only(
    school_7: Cast, now: datetime
) -> None:
    [row] = absent(school_7.pupil_ivan, school_7.lessons[-1])
    assert correct(school_7, now, row) == "correction-needs-reason"
    assert correct(school_7, now, row, reason="был на уроке, сидел у окна") == ""
    row.refresh_from_db()
    assert (row.fact, row.version, row.put_by) == ("present", 2, school_7.galina.pk)
    notice = AttendanceCorrection.objects.get()
    assert (notice.before, notice.after, notice.seen_at) == ("absent", "present", None)
    event = last_event()
    assert (event.event, event.role) == ("journal.absence.recorded", "homeroom-teacher")
    assert event.reason == "был на уроке, сидел у окна"


@pytest.mark.req("R-2.9-b")
def test_the_subject_teacher_is_told_in_his_day_until_he_has_seen_it(
    cast: Cast, now: datetime, signed_in: Callable[..., Client]
) -> None:
    with cast.inside():
        [row] = absent(cast.pupil_ivan, cast.lessons[-1])
    correct(cast, now, row, reason="был, сидел у окна")
    with cast.inside():
        notice = AttendanceCorrection.objects.get()
    here = f"/journal/corrections/{notice.pk}/seen/"
    assert signed_in(cast.klara, Client()).post(here).status_code == 404
    browser = signed_in(cast.anna)
    page = browser.get("/day/").content.decode()
    assert "Исправил классный руководитель" in page
    assert "был, сидел у окна" in page
    assert browser.post(here).status_code == 302
    assert "Исправил классный руководитель" not in browser.get("/day/").content.decode()
    with cast.inside():
        assert AttendanceCorrection.objects.filter(seen_at__gte=now).exists()
        assert trail_of(row.pk) == ["journal.absence.recorded", "journal.correction.seen"]


@pytest.mark.req("R-2.9-b")
def test_others_do_not_correct(school_7: Cast, now: datetime) -> None:
    [row] = absent(school_7.pupil_ivan, school_7.lessons[-1])
    assert correct(school_7, now, row, "nina", reason="видела") == "not-found"
    assert correct(school_7, now, row, "deputy", reason="видела") == "role-lacks-permission"
    assert not AttendanceCorrection.objects.exists()


def test_a_correction_of_what_changed_meanwhile_is_refused(school_7: Cast, now: datetime) -> None:
    [row] = absent(school_7.pupil_ivan, school_7.lessons[-1])
    assert correct(school_7, now, row, version=0, reason="был") == "cell-changed"
