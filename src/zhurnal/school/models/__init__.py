"""The school's lists: people, years, classes, groups and who teaches whom what."""

from __future__ import annotations

from zhurnal.school.models.course import Course, TeachingAssignment
from zhurnal.school.models.day_order import DayOrder
from zhurnal.school.models.groups import (
    ClassGroup,
    Enrolment,
    GroupMembership,
    TeachingGroup,
    TeachingGroupClass,
)
from zhurnal.school.models.people import Guardianship, Person, Pupil, StaffMember
from zhurnal.school.models.subject import Subject
from zhurnal.school.models.year import Holiday, SchoolYear, Term, TermScheme

__all__ = [
    "ClassGroup",
    "Course",
    "DayOrder",
    "Enrolment",
    "GroupMembership",
    "Guardianship",
    "Holiday",
    "Person",
    "Pupil",
    "SchoolYear",
    "StaffMember",
    "Subject",
    "TeachingAssignment",
    "TeachingGroup",
    "TeachingGroupClass",
    "Term",
    "TermScheme",
]
