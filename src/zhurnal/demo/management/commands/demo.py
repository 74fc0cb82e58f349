from __future__ import annotations

from argparse import ArgumentParser
from datetime import date, datetime, time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from zhurnal.demo.build.school import SEED
from zhurnal.demo.cast import CAST, PASSWORD
from zhurnal.demo.commands.open_demo_school import BARNAUL, open_demo_school
from zhurnal.kernel.clock import at, local_day
from zhurnal.tenancy.models import School
from zhurnal.tenancy.statistics import refresh_statistics


class Command(BaseCommand):
    help = "Fill an empty database with the demo school: fictional people, a real-looking year."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where there is a school already"
        )
        parser.add_argument(
            "--today",
            type=date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="keep the journal up to noon of this day (without it: up to this moment)",
        )
        parser.add_argument("--seed", type=int, default=SEED, help="another school of this kind")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        if School.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError(
                "В этой базе уже есть школа, а демонстрационная создаётся только в пустой. "
                "Укажите другую папку в ZHURNAL_DATA (или базу в ZHURNAL_DATABASE_URL) "
                "и повторите."
            )
        now = self._moment(options["today"])
        opened = open_demo_school(now=now, seed=options["seed"], progress=self._say)
        refresh_statistics()
        self._tell(opened.school, now)

    def _moment(self, today: date | None) -> datetime:
        now = timezone.now()
        if today is None or today == local_day(now, BARNAUL):
            return now
        return at(today, time(12), BARNAUL)

    def _say(self, words: object) -> None:
        self.stdout.write(f"  {words}…")
        self.stdout.flush()

    def _tell(self, school: School, now: datetime) -> None:
        day = local_day(now, BARNAUL)
        self.stdout.write(
            f"\n{school.short_name}, {school.city}: журнал ведётся по {day:%d.%m.%Y}."
        )
        self.stdout.write(f"Войти может любой, пароль у всех один: {PASSWORD}\n\n")
        for login, name, what in CAST:
            self.stdout.write(f"  {login:16} {name:28} {what}")
        self.stdout.write("\nОткрыть журнал: zhurnal serve, затем http://localhost:8000/")
