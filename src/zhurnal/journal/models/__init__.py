"""The journal: lessons as taught, absences, works, marks, homework."""

from __future__ import annotations

from zhurnal.journal.models.absence import Absence
from zhurnal.journal.models.attendance_correction import AttendanceCorrection
from zhurnal.journal.models.brought_paper import BroughtPaper, BroughtScan
from zhurnal.journal.models.entry_receipt import EntryReceipt
from zhurnal.journal.models.homework import Homework, HomeworkAddressee
from zhurnal.journal.models.lesson_record import LessonRecord
from zhurnal.journal.models.mark import Mark
from zhurnal.journal.models.work import Work, WorkType

__all__ = [
    "Absence",
    "AttendanceCorrection",
    "BroughtPaper",
    "BroughtScan",
    "EntryReceipt",
    "Homework",
    "HomeworkAddressee",
    "LessonRecord",
    "Mark",
    "Work",
    "WorkType",
]
