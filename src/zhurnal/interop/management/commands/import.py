from __future__ import annotations  # noqa: N999 - the command is called import

import sys
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from zhurnal.access.console import console_actor
from zhurnal.interop.commands.import_new_school import import_new_school
from zhurnal.interop.commands.import_workbook import ImportResult, import_workbook
from zhurnal.interop.management.told_plan import told_plan
from zhurnal.interop.management.which_school import which_school
from zhurnal.interop.queries.import_plan import import_plan
from zhurnal.interop.xlsx import limits
from zhurnal.interop.xlsx.plan import ImportPlan
from zhurnal.interop.xlsx.workbook import Workbook, read_workbook
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope
from zhurnal.web.refusals import sentence

REFUSED, NOT_CONFIRMED = 1, 3


class Command(BaseCommand):
    help = (
        "Take a school's lists from a workbook. Exit codes: 0 taken or nothing to do, 1 refused, "
        "3 not confirmed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="WORKBOOK.xlsx")
        where = parser.add_mutually_exclusive_group()
        where.add_argument("--school", type=int, metavar="ID", help="into this school")
        where.add_argument("--new-school", action="store_true", help="open a new school")
        parser.add_argument(
            "--leave-out", action="store_true", help="leave refused rows out, take the others"
        )
        parser.add_argument("--yes", action="store_true", help="do not ask before writing")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        try:
            workbook = read_workbook(_content(options["file"]))
            school = None if options["new_school"] else which_school(options["school"])
            plan = _plan(workbook, school, now)
            for line in told_plan(plan):
                self.stdout.write(line)
            _require_takeable(plan, leave_out=options["leave_out"])
            if not options["yes"] and not self._confirmed(plan):
                raise CommandError(_("Ничего не сохранено."), returncode=NOT_CONFIRMED)
            self._take(workbook, school, now, leave_out=options["leave_out"])
        except Refused as refused:
            raise CommandError(sentence(refused.verdict), returncode=REFUSED) from refused

    def _confirmed(self, plan: ImportPlan) -> bool:
        """Whether somebody at the terminal says yes; nobody is asked when nothing would change."""
        if not plan.changes:
            return True
        if not sys.stdin.isatty():
            self.stderr.write(_("Чтобы внести без вопроса, добавьте --yes."))
            return False
        return input(_("Внести? (да/нет) ")).strip().lower() in {"да", "д", "yes", "y"}

    def _take(
        self, workbook: Workbook, school: School | None, now: datetime, *, leave_out: bool
    ) -> None:
        if school is None:
            school, result = import_new_school(
                workbook=workbook,
                now=now,
                source="cli",
                leave_out=leave_out,
                progress=self._progress,
            )
            self.stdout.write(
                _("Открыта школа %(number)s: %(name)s.")
                % {"number": school.pk, "name": school.short_name}
            )
        else:
            with school_scope(school.pk):
                result = import_workbook(
                    actor=console_actor(school, now=now, source="cli"),
                    workbook=workbook,
                    now=now,
                    leave_out=leave_out,
                    progress=self._progress,
                )
        self._say_done(result)

    def _say_done(self, result: ImportResult) -> None:
        self.stdout.write(
            _("Внесено строк: %(rows)s, составлено уроков: %(lessons)s.")
            % {"rows": result.plan.changes, "lessons": result.lessons}
        )
        self.stdout.write(_("Пароль для первого входа: zhurnal password ЛОГИН"))

    def _progress(self, words: str | Promise, step: int, steps: int) -> None:
        self.stderr.write(f"[{step:>2}/{steps}] {words}")


def _require_takeable(plan: ImportPlan, *, leave_out: bool) -> None:
    if plan.refused and not leave_out:
        raise Refused(refusal("rows-refused", count=plan.refused))


def _content(name: str) -> bytes:
    """The file, if it is there and not larger than any school's."""
    path = Path(name)
    try:
        if path.stat().st_size > limits.FILE_BYTES:
            raise Refused(refusal("file-too-large", megabytes=limits.FILE_BYTES // 1_000_000))
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"{name}: {error.strerror}") from error


def _plan(workbook: Workbook, school: School | None, now: datetime) -> ImportPlan:
    if school is None:
        return import_plan(workbook, actor=None)
    with school_scope(school.pk):
        return import_plan(workbook, actor=console_actor(school, now=now, source="cli"))
