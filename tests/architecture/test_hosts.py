"""Locks say what is installed, by hash, and never where from: a school may use its own mirror."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))
NPM_LOCK = ROOT / "frontend" / "package-lock.json"
CONFIGURATION = [ROOT / "frontend" / ".npmrc", ROOT / ".npmrc", ROOT / "pip.conf", ROOT / "uv.toml"]
ADDRESS = re.compile(
    r"\w+://|^\s*--?(index|extra|find|trusted)|^\s*registry\s*=|@\s*(git|file|http)"
)
LOCKED = re.compile(r"^[a-z0-9][\w.-]*==\S+")


def naming_a_host(text: str) -> list[str]:
    """Lines of a requirements file or of a tool's settings that say where to fetch from."""
    return [line for line in text.splitlines() if ADDRESS.search(line)]


def unhashed(text: str) -> list[str]:
    """Requirements without a hash: pip would take any file of that name."""
    joined = text.replace("\\\n", " ").splitlines()
    return [line for line in joined if LOCKED.match(line) and "--hash=sha256:" not in line]


def hosts_in_npm_lock(lock: dict[str, Any]) -> list[str]:
    """Packages of an npm lock that carry an address, or no integrity."""
    packages = {name: each for name, each in lock["packages"].items() if name}
    return [
        name
        for name, each in packages.items()
        if {"resolved", "funding"} & each.keys()
        or ADDRESS.search(json.dumps(each))
        or "integrity" not in each
    ]


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_a_python_lock_has_hashes_and_names_no_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert LOCKED.search(text)
    assert naming_a_host(text) == []
    assert unhashed(text) == []


def test_the_npm_lock_has_hashes_and_names_no_host() -> None:
    lock = json.loads(NPM_LOCK.read_text(encoding="utf-8"))
    assert len(lock["packages"]) > 1
    assert hosts_in_npm_lock(lock) == []


def test_no_settings_of_a_package_manager_name_a_host() -> None:
    texts = [path.read_text(encoding="utf-8") for path in CONFIGURATION if path.is_file()]
    assert [line for text in texts for line in naming_a_host(text)] == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://example.org/simple",
        "--extra-index-url mirror",
        "django @ https://example.org/django.whl",
        "registry=//example.org",
    ],
)
def test_a_host_is_noticed(line: str) -> None:
    assert naming_a_host(f"django==5.2.19\n{line}\n") == [line]


def test_a_host_or_a_missing_hash_in_a_lock_is_noticed() -> None:
    assert unhashed("django==5.2.19 \\\n    --hash=sha256:00\n") == []
    assert unhashed("django==5.2.19\n") == ["django==5.2.19"]
    good = {"integrity": "sha512-00", "version": "1.0.0"}
    assert hosts_in_npm_lock({"packages": {"": {}, "vite": good}}) == []
    for bad in ({"resolved": "x"}, {"funding": "x"}, {"bin": "http://x"}):
        assert hosts_in_npm_lock({"packages": {"vite": {**good, **bad}}}) == ["vite"]
    assert hosts_in_npm_lock({"packages": {"vite": {"version": "1.0.0"}}}) == ["vite"]
