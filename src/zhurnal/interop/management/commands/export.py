from __future__ import annotations

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from zhurnal.access.console import console_actor
from zhurnal.interop.commands.export_workbook import export_workbook
from zhurnal.interop.management.which_school import which_school
from zhurnal.kernel.verdict import Refused, refusal
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope
from zhurnal.web.refusals import sentence


class Command(BaseCommand):
    help = "Write a school's lists into a workbook in the form of the template."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="WORKBOOK.xlsx", help="a file that is not there yet")
        parser.add_argument("--school", type=int, metavar="ID", help="of this school")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        try:
            school = _required(which_school(options["school"]))
            with school_scope(school.pk):
                actor = console_actor(school, now=now, source="cli")
                content = export_workbook(actor=actor, now=now)
        except Refused as refused:
            raise CommandError(sentence(refused.verdict)) from refused
        _save(options["file"], content)
        self.stdout.write(_("Списки записаны. В файле личные данные: храните его закрыто."))


def _required(school: School | None) -> School:
    if school is None:
        raise Refused(refusal("no-school"))
    return school


def _save(name: str, content: bytes) -> None:
    """Write a new file that only its owner can read."""
    try:
        descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
    except OSError as error:
        raise CommandError(f"{name}: {error.strerror}") from error
