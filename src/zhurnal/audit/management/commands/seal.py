from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from zhurnal.audit.commands.seal_events import seal_events
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope


class Command(BaseCommand):
    help = "Seal the trail of every school up to now."

    def handle(self, *args: Any, **options: Any) -> None:
        for school in School.objects.order_by("pk"):
            with school_scope(school.pk):
                total = 0
                while sealed := seal_events(now=timezone.now()):
                    total += sealed
            self.stdout.write(f"{school.short_name}: {total}")
