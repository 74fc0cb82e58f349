from __future__ import annotations

import os
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, connection
from django.utils import timezone

from zhurnal.audit.commands.seal_events import seal_events
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope


class Command(BaseCommand):
    help = "Seal the trail of every school up to now; with --every, again and again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=int, metavar="SECONDS", help="go on, at this interval")

    def handle(self, *args: Any, **options: Any) -> None:
        self._seal_all()
        starter = os.getppid()
        # Whoever started it may have been killed: an orphan ends by itself.
        while options["every"] and os.getppid() == starter:
            # Between two rounds nothing is held open: a database may be restarted meanwhile.
            connection.close()
            time.sleep(options["every"])
            try:
                self._seal_all()
            except DatabaseError as error:
                self.stderr.write(f"Not sealed this time: {error}")

    def _seal_all(self) -> None:
        for school in School.objects.order_by("pk"):
            with school_scope(school.pk):
                total = 0
                while sealed := seal_events(now=timezone.now()):
                    total += sealed
            if total:
                self.stdout.write(f"{school.short_name}: {total}")
