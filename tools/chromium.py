"""The Chromium of the journeys: `python -m tools.chromium` finds one or installs one.

Looked for in this order: ZHURNAL_CHROMIUM, the machine's own, Playwright's. If there is none:
root on Debian or Ubuntu gets the distribution's package, everybody else Playwright's build.
Without a browser the journeys prove nothing, so there is no way to skip them: it fails, and
says what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Quiet and alone: no calls home, no shared-memory limits of containers.
SWITCHES = (
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ADVICE = """\
The journeys need Chromium, and it could not be installed here. Do one of these and try again:
  * as root on Debian or Ubuntu:   apt-get install chromium
  * anywhere:                      .venv/bin/playwright install --with-deps chromium
  * if you have one already:       export ZHURNAL_CHROMIUM=/path/to/chromium
"""


def switches() -> list[str]:
    """Chromium's own sandbox cannot start as root, so root goes without it."""
    return [*SWITCHES, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def find() -> Path | None:
    """A Chromium that starts; None if there is none."""
    named = os.environ.get("ZHURNAL_CHROMIUM")
    candidates = [named] if named else [shutil.which(name) for name in NAMES]
    for candidate in candidates:
        if candidate and starts(Path(candidate)):
            return Path(candidate)
    if named:
        sys.exit(f"ZHURNAL_CHROMIUM names {named}, which does not start.")
    return of_playwright()


def of_playwright() -> Path | None:
    """Playwright's own build, if it was installed before and starts."""
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if starts(path) else None


def starts(program: Path) -> bool:
    """Whether it really runs: a package may be an empty shell, a build may lack libraries."""
    command = [str(program), "--version"]
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install() -> None:
    """Install one by the means this machine allows; failures show when it is looked for again."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium with apt-get", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", "--quiet=2", *step], env=environment, check=False)
    if find() is None:
        print("Installing Chromium with Playwright", flush=True)
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, check=False)


def main() -> None:
    """Make sure there is one."""
    if find() is None:
        install()
    if find() is None:
        sys.exit(ADVICE)


if __name__ == "__main__":
    main()
