"""The wheel, used as a school would: `python -m tools.wheel` builds, installs and serves it.

The environment is new, and its PATH holds no Node, no make and nothing of this checkout. What
is looked at: the checks pass, the demo school appears, the server answers with a page whose
styles and scripts came inside the wheel.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 30
ASSET = re.compile(r'(?:href|src)="(/static/build/[^"]+\.(?:css|js))"')


def built(folder: Path) -> Path:
    """Build the sdist, and from it the wheel: both must be complete without the checkout."""
    hatchling = [sys.executable, "-m", "hatchling", "build", "--target"]
    subprocess.run([*hatchling, "sdist", "--directory", folder], cwd=ROOT, check=True)
    [sdist] = folder.glob("zhurnal-*.tar.gz")
    subprocess.run(["tar", "--extract", "--file", sdist, "--directory", folder], check=True)
    source = folder / sdist.name.removesuffix(".tar.gz")
    subprocess.run([*hatchling, "wheel", "--directory", folder], cwd=source, check=True, env=bare())
    [wheel] = folder.glob("zhurnal-*.whl")
    return wheel


def bare() -> dict[str, str]:
    """An environment without Node: an empty PATH, but for what the system's libraries need."""
    return {
        key: value
        for key, value in os.environ.items()
        if key not in {"PATH", "PYTHONPATH", "VIRTUAL_ENV"} and not key.startswith("ZHURNAL_")
    } | {"PATH": ""}


def installed(wheel: Path, folder: Path) -> Path:
    """Install the wheel into an empty environment, with the locked versions of what it needs."""
    venv.create(folder, with_pip=True)
    pip = [
        str(folder / "bin" / "python"),
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "-q",
    ]
    locked = str(ROOT / "requirements" / "run.txt")
    for what in (["--require-hashes", "--requirement", locked], ["--no-deps", str(wheel)]):
        subprocess.run([*pip, *what], env=bare(), check=True)
    return folder / "bin" / "zhurnal"


def use(program: Path, folder: Path) -> None:
    """Check, fill and serve an installation that lives in one folder."""
    environment = bare() | {"ZHURNAL_DATA": str(folder / "data")}
    for arguments in (["check"], ["migrate", "--verbosity", "0"], ["demo", "--if-empty"]):
        subprocess.run([program, *arguments], cwd=folder, env=environment, check=True)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [str(program), "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=folder, env=environment)
    try:
        page = answer(address, server)
        assets = ASSET.findall(page)
        if {Path(asset).suffix for asset in assets} != {".css", ".js"}:
            sys.exit(f"The first page lacks styles or scripts of the wheel:\n{page[:2000]}")
        for asset in assets:
            fetched(address + asset)
    finally:
        server.terminate()
        server.wait(timeout=START_SECONDS)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answer(address: str, server: subprocess.Popen[bytes]) -> str:
    """The first page, as soon as the server answers."""
    for _ in range(START_SECONDS * 10):
        if server.poll() is not None:
            sys.exit("The server ended by itself.")
        try:
            return fetched(address)
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"no answer within {START_SECONDS} seconds")


def fetched(address: str) -> str:
    """What an address answers."""
    with urllib.request.urlopen(address, timeout=10) as response:  # noqa: S310 - our own server
        return str(response.read().decode())


def main() -> None:
    """Build, install, use."""
    with tempfile.TemporaryDirectory(prefix="zhurnal-wheel-") as name:
        folder = Path(name)
        wheel = built(folder)
        size = wheel.stat().st_size / 1_000_000
        use(installed(wheel, folder / "environment"), folder)
        print(f"{wheel.name}, {size:.1f} MB: installs without Node, checks, fills and serves")


if __name__ == "__main__":
    main()
