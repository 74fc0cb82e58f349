from __future__ import annotations

import os
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, connection
from django.utils import timezone

from zhurnal.control.commands.catch_up import catch_up
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope


class Command(BaseCommand):
    help = "Bring every school's obligations up to now; with --every, again and again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=int, metavar="SECONDS", help="go on, at this interval")

    def handle(self, *args: Any, **options: Any) -> None:
        self._all()
        starter = os.getppid()
        # Whoever started it may have been killed: an orphan ends by itself.
        while options["every"] and os.getppid() == starter:
            connection.close()
            time.sleep(options["every"])
            try:
                self._all()
            except DatabaseError as error:
                self.stderr.write(f"Not reckoned this time: {error}")

    def _all(self) -> None:
        for school in School.objects.order_by("pk"):
            with school_scope(school.pk):
                done = catch_up(now=timezone.now())
            if done.total():
                told = ", ".join(f"{what} {number}" for what, number in sorted(done.items()))
                self.stdout.write(f"{school.short_name}: {told}")
