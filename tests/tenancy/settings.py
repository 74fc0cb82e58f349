"""Django with the tenancy floor and the test tables alone."""

from __future__ import annotations

import os
from pathlib import Path

from zhurnal.config.database import database

SECRET_KEY = "only for tests"
INSTALLED_APPS = ["django.contrib.contenttypes", "zhurnal.tenancy", "tests.tenancy.app"]
DATABASES = {"default": database(os.environ.get("ZHURNAL_DATABASE_URL", ""), Path(__file__).parent)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
