"""The ``zhurnal`` command."""

from __future__ import annotations

import os

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one of the management commands: ``zhurnal serve``, ``zhurnal import``, ``zhurnal
    verify``…
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhurnal.config.settings")
    execute_from_command_line()
