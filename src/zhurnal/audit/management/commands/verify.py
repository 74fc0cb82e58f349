from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from zhurnal.audit.queries.verify_trail import verify_trail
from zhurnal.tenancy.models import School
from zhurnal.tenancy.scope import school_scope


class Command(BaseCommand):
    help = "Check the sealed trail of every school and name the first broken event."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--school", type=int, help="check this school only")
        parser.add_argument(
            "--head", help="a head kept outside, in hex, that must be in the chain (with --school)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        schools = School.objects.order_by("pk")
        if options["school"] is not None:
            schools = schools.filter(pk=options["school"])
        if options["head"] and options["school"] is None:
            raise CommandError("--head belongs to one school: say which with --school.")
        if not schools:
            raise CommandError("There is no such school.")
        head = _head(options["head"])
        broken = [school for school in schools if not self._verify(school, head)]
        if broken:
            raise CommandError(f"The trail is broken in {len(broken)} of {len(schools)} schools.")

    def _verify(self, school: School, head: bytes | None) -> bool:
        with school_scope(school.pk):
            report = verify_trail(expected_head=head)
        self.stdout.write(
            f"{school.pk} {school.short_name}: {report.sealed} events in {report.seals} seals, "
            f"{report.unsealed} waiting, head {report.head.hex()}"
        )
        if report.first_break:
            first = report.first_break
            self.stderr.write(f"  broken: {first.what} (seal {first.seal}, event {first.event_id})")
        return report.first_break is None


def _head(text: str | None) -> bytes | None:
    if not text:
        return None
    try:
        return bytes.fromhex(text)
    except ValueError as error:
        raise CommandError("--head must be 64 hexadecimal digits.") from error
