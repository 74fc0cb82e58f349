"""What can happen to the school's lists."""

from __future__ import annotations

from enum import StrEnum


class SchoolEvent(StrEnum):
    """Events of the lists: something was entered, or what stood there was changed."""

    CLASS_CHANGED = "school.class.changed"
    CLASS_ENTERED = "school.class.entered"
    COURSE_OPENED = "school.course.opened"
    DAY_ORDERED = "school.day.ordered"
    DAY_TAKEN_BACK = "school.day.taken-back"
    GROUP_CHANGED = "school.group.changed"
    GROUP_ENTERED = "school.group.entered"
    GUARDIAN_CHANGED = "school.guardian.changed"
    GUARDIAN_ENTERED = "school.guardian.entered"
    HOLIDAY_CHANGED = "school.holiday.changed"
    HOLIDAY_ENTERED = "school.holiday.entered"
    HOLIDAY_REMOVED = "school.holiday.removed"
    LOAD_CHANGED = "school.load.changed"
    LOAD_ENTERED = "school.load.entered"
    MEMBER_CHANGED = "school.member.changed"
    MEMBER_ENTERED = "school.member.entered"
    MOVEMENT_TAKEN_BACK = "school.movement.taken-back"
    PUPIL_ADMITTED = "school.pupil.admitted"
    PUPIL_CHANGED = "school.pupil.changed"
    PUPIL_ENROLLED = "school.pupil.enrolled"
    PUPIL_ENTERED = "school.pupil.entered"
    PUPIL_MOVED = "school.pupil.moved"
    SCHOOL_CHANGED = "school.school.changed"
    SCHOOL_OPENED = "school.school.opened"
    STAFF_CHANGED = "school.staff.changed"
    STAFF_ENTERED = "school.staff.entered"
    SUBJECT_CHANGED = "school.subject.changed"
    SUBJECT_ENTERED = "school.subject.entered"
    TERM_CHANGED = "school.term.changed"
    TERM_ENTERED = "school.term.entered"
    YEAR_CHANGED = "school.year.changed"
    YEAR_ENTERED = "school.year.entered"
    YEAR_ROLLED_OVER = "school.year.rolled-over"
