"""The sheets of the workbook, in the order in which they lean on one another."""

from __future__ import annotations

from zhurnal.interop.xlsx.sheet import Sheet
from zhurnal.interop.xlsx.sheets.bells import BELLS
from zhurnal.interop.xlsx.sheets.classes import CLASSES
from zhurnal.interop.xlsx.sheets.groups import GROUPS
from zhurnal.interop.xlsx.sheets.guardians import GUARDIANS
from zhurnal.interop.xlsx.sheets.holidays import HOLIDAYS
from zhurnal.interop.xlsx.sheets.load import LOAD
from zhurnal.interop.xlsx.sheets.members import MEMBERS
from zhurnal.interop.xlsx.sheets.plans import PLANS
from zhurnal.interop.xlsx.sheets.pupils import PUPILS
from zhurnal.interop.xlsx.sheets.school import SCHOOL, YEAR
from zhurnal.interop.xlsx.sheets.slots import SLOTS
from zhurnal.interop.xlsx.sheets.staff import STAFF
from zhurnal.interop.xlsx.sheets.subjects import SUBJECTS
from zhurnal.interop.xlsx.sheets.terms import TERMS

SHEETS: tuple[Sheet, ...] = (
    SCHOOL,
    YEAR,
    TERMS,
    HOLIDAYS,
    BELLS,
    SUBJECTS,
    STAFF,
    CLASSES,
    PUPILS,
    GUARDIANS,
    GROUPS,
    MEMBERS,
    LOAD,
    SLOTS,
    PLANS,
)

#: The sheet that explains the others; it is not read.
EXPLANATIONS = "Как заполнять"
