"""Where the data lies: from an address to Django's DATABASES."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# A connection costs more than a page's queries: keep it open for ten minutes.
_KEEP_OPEN_SECONDS = 600


def database(url: str, folder: Path) -> dict[str, Any]:
    """Return Django's settings of the database at `url`; by default a SQLite file in `folder`.

    Known addresses: `sqlite:////absolute/path.sqlite3` and `postgresql://user:password@host/name`
    with any options of libpq.
    """
    if not url:
        return _sqlite(str(folder / "zhurnal.sqlite3"))
    scheme = urlsplit(url).scheme
    if scheme == "sqlite":
        return _sqlite(_file_name(url))
    if scheme in {"postgres", "postgresql"}:
        return _postgresql(url)
    raise ImproperlyConfigured(
        "ZHURNAL_DATABASE_URL must begin with sqlite:// or postgresql://, "
        f"but it begins with {scheme or 'something else'!r}."
    )


def _file_name(url: str) -> str:
    """Return the file of a sqlite:// address: three slashes are relative, four absolute."""
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    if parts.netloc or not name:
        raise ImproperlyConfigured(
            "A SQLite address looks like sqlite:////absolute/path/zhurnal.sqlite3."
        )
    return name


def _sqlite(name: str) -> dict[str, Any]:
    """Source: data rule 28."""
    return {
        "ENGINE": "zhurnal.tenancy.backends.sqlite",
        "NAME": name,
        "CONN_MAX_AGE": _KEEP_OPEN_SECONDS,
        "OPTIONS": {
            # A transaction that reads first and writes later must not find the file locked.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: an acknowledged mark survives a power cut.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        options = conninfo_to_dict(url)
    except ProgrammingError as error:
        raise ImproperlyConfigured(
            f"ZHURNAL_DATABASE_URL is not a libpq address: {error}"
        ) from error
    return {
        "ENGINE": "zhurnal.tenancy.backends.postgresql",
        "NAME": options.pop("dbname", ""),
        "USER": options.pop("user", ""),
        "PASSWORD": options.pop("password", ""),
        "HOST": options.pop("host", ""),
        "PORT": str(options.pop("port", "")),
        "CONN_MAX_AGE": _KEEP_OPEN_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
