"""The product's settings, and the tables on which the borders between schools are tried."""

from __future__ import annotations

from zhurnal.config.settings import *  # noqa: F403
from zhurnal.config.settings import INSTALLED_APPS as SUBJECTS

INSTALLED_APPS = [*SUBJECTS, "tests.tenancy.app"]
