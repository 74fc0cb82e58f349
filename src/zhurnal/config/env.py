"""Typed readers of environment variables: a value that makes no sense stops the start, with its
name.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_YES = {"1", "true", "yes", "on"}
_NO = {"", "0", "false", "no", "off"}


def text(name: str, default: str) -> str:
    """A variable as it stands."""
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool) -> bool:
    """A variable that is yes or no."""
    value = os.environ.get(name, "1" if default else "0").strip().lower()
    if value in _YES:
        return True
    if value in _NO:
        return False
    raise ImproperlyConfigured(f"{name} must be yes or no, not {value!r}")


def words(name: str, default: str) -> list[str]:
    """A variable that lists words separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def data_folder() -> Path:
    """Where this installation keeps its database and its key; made on first use, readable by its
    owner only.
    """
    folder = Path(text("ZHURNAL_DATA", "~/.local/share/zhurnal")).expanduser().resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """The installation's secret, made on the first start and kept beside its data.

    The key is written under another name and linked into place, so that two processes that start
    at once agree on one key.
    """
    given = text("ZHURNAL_SECRET_KEY", "")
    if given:
        return given
    path = folder / "secret.key"
    if not path.exists():
        fresh = folder / f"secret.{secrets.token_hex(4)}"
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(64), encoding="ascii")
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text(encoding="ascii")
