"""The product's settings, and the tables on which the borders between schools are tried."""

from __future__ import annotations

import os
from pathlib import Path

# Tests leave nothing in anybody's data: neither a key nor a file. The runs on the two databases
# go side by side, each in a folder of its own.
os.environ["ZHURNAL_DATA"] = str(
    Path(__file__).resolve().parent.parent
    / ".cache"
    / "tests"
    / ("postgresql" if os.environ.get("ZHURNAL_DATABASE_URL") else "sqlite")
)

from zhurnal.config.settings import *  # noqa: F403 - settings are a flat list of names
from zhurnal.config.settings import INSTALLED_APPS as SUBJECTS

INSTALLED_APPS = [*SUBJECTS, "tests.tenancy.app"]
